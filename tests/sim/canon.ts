import { policiesInUse, type Board } from '../../shared/domain/board.ts'

const texts = new Map<object, string>()
/** What a thing was last found to be the same as: most of a board is as it was a moment ago. */
const same = new Map<object, object>()
const used = new Map<Board, ReturnType<typeof policiesInUse>>()

/** Lets go of all that a world compared. (Weak maps would by themselves, at half again the cost of a life.) */
export function forgetCompared(): void {
  for (const map of [texts, same, used]) map.clear()
}

/** JSON with its keys in order. What stands on a board is never changed, so each is written once. */
export function textOf(value: object): string {
  let text = texts.get(value)
  if (text === undefined) texts.set(value, (text = write(value)))
  return text
}

function write(value: unknown): string {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value)
  if (Array.isArray(value)) return `[${value.map((part) => write(part ?? null)).join()}]`
  let text = ''
  for (const key of Object.keys(value).sort()) {
    const part = (value as Record<string, unknown>)[key]
    if (part !== undefined) text += `${text === '' ? '' : ','}"${key}":${write(part)}`
  }
  return `{${text}}`
}

/** Whether two say the same, in whatever order of keys; what is absent and what is undefined are one. */
export function isSame(seen: unknown, truth: unknown): boolean {
  if (seen === truth) return true
  if (typeof seen !== 'object' || typeof truth !== 'object' || seen === null || truth === null) return false
  if (same.get(seen) === truth) return true
  const is = Array.isArray(seen) ? Array.isArray(truth) && seen.length === truth.length && seen.every((part, i) => isSame(part, truth[i])) : areFieldsSame(seen, truth)
  if (is) same.set(seen, truth)
  return is
}

function areFieldsSame(seen: object, truth: object): boolean {
  let more = 0
  for (const key in seen) {
    const part = (seen as Record<string, unknown>)[key]
    if (part === undefined) continue
    if (!isSame(part, (truth as Record<string, unknown>)[key])) return false
    more++
  }
  for (const key in truth) if ((truth as Record<string, unknown>)[key] !== undefined) more--
  return more === 0
}

/** Where two differ first, as people look for it. */
export function firstDifference(seen: unknown, truth: unknown, path = ''): string {
  const isDeep = typeof seen === 'object' && typeof truth === 'object' && seen !== null && truth !== null && Array.isArray(seen) === Array.isArray(truth)
  const keys = isDeep ? [...new Set([...Object.keys(seen), ...Object.keys(truth)])] : []
  const key = keys.find((one) => !isSame((seen as Record<string, unknown>)[one], (truth as Record<string, unknown>)[one]))
  if (key === undefined) return `${path} reads ${JSON.stringify(seen)?.slice(0, 400)}, and in truth ${JSON.stringify(truth)?.slice(0, 400)}`
  return firstDifference((seen as Record<string, unknown>)[key], (truth as Record<string, unknown>)[key], `${path}.${key}`)
}

/** Given a request's id, the free text of it that is gone from the log by now: whoever was told before may have it still. */
export type Goners = (requestId: string) => ReadonlySet<string> | undefined
export const NOTHING_GONE: Goners = () => undefined

/** In what two boards differ that should be one, or undefined. As they travel: without what only the writer needs. */
export function differenceOf(seen: Board, truth: Board, goners: Goners = NOTHING_GONE): string | undefined {
  if (seen.seq !== truth.seq) return `it stands at ${seen.seq}, not at ${truth.seq}`
  return (
    unlike('the city', seen.city, truth.city) ??
    unlike('the settings', seen.settings, truth.settings) ??
    unlike('the calendars', seen.calendars, truth.calendars) ??
    unlikeMaps('service', seen.services, truth.services) ??
    unlikePolicies(seen, truth) ??
    unlikeMaps('crew', seen.crews, truth.crews) ??
    unlikeMaps('request', seen.requests, truth.requests, goners) ??
    unlikeLeaving(seen, truth)
  )
}

function unlike(what: string, seen: object | undefined, truth: object | undefined): string | undefined {
  if (seen === truth || (seen && truth && isSame(seen, truth))) return undefined
  return `${what} ${firstDifference(seen, truth)}`
}

function unlikeMaps<K>(what: string, seen: ReadonlyMap<K, object>, truth: ReadonlyMap<K, object>, goners: Goners = NOTHING_GONE): string | undefined {
  for (const [key, value] of truth) {
    const there = seen.get(key)
    if (there !== undefined && isSame(there, value)) continue
    const gone = goners(String(key))
    if (there !== undefined && gone && isSame(without(there, gone), without(value, gone))) continue
    return unlike(`${what} ${String(key)}`, there, value)
  }
  if (seen.size === truth.size) return undefined
  const extra = [...seen.keys()].find((key) => !truth.has(key))
  return `it has a ${what} ${String(extra)} which in truth is not there`
}

/** Every policy that judges something is there; of those that judge nothing more one may have kept some. */
function unlikePolicies(seen: Board, truth: Board): string | undefined {
  let inUse = used.get(truth)
  if (!inUse) used.set(truth, (inUse = policiesInUse(truth)))
  for (const policy of inUse) {
    const wrong = unlike(`policy ${policy.seq}`, seen.policies.get(policy.seq), policy)
    if (wrong) return wrong
  }
  for (const [seq, policy] of seen.policies) {
    const wrong = unlike(`policy ${seq}`, policy, truth.policies.get(seq))
    if (wrong) return wrong
  }
  return undefined
}

function unlikeLeaving(seen: Board, truth: Board): string | undefined {
  for (const [id, at] of truth.leaving) if (seen.leaving.get(id) !== at) return `request ${id} leaves at ${seen.leaving.get(id) ?? 'no time'}, and in truth at ${at}`
  return seen.leaving.size === truth.leaving.size ? undefined : 'a request is about to leave which in truth stays'
}

/** The same without some fields, however deep. */
export function without(value: object, fields: ReadonlySet<string>): object {
  return JSON.parse(JSON.stringify(value, (key, part) => (fields.has(key) ? undefined : part))) as object
}
