import type { Service } from '../../shared/protocol/board.ts'
import { COMMON_WORDS } from './common-words.ts'

const WORD_BREAK = /[^\p{L}\p{N}]+/u
export const wordsOf = (text: string): string[] => text.normalize('NFKC').toLowerCase().split(WORD_BREAK).filter(Boolean)
const begins = (words: readonly string[], typed: string) => words.some((word) => word.startsWith(typed))

/** How well one typed word fits, the best first; undefined when it does not. */
function fit({ name, group, code, glyph }: Service, typed: string): number | undefined {
  const inName = wordsOf(name)
  if (inName[0]?.startsWith(typed)) return 0
  if (begins(inName, typed)) return 1
  if (begins(wordsOf(code), typed)) return 2
  if (begins((COMMON_WORDS[glyph] ?? []).flatMap(wordsOf), typed)) return 3
  if (begins(wordsOf(group), typed)) return 4
  return name.toLowerCase().includes(typed) ? 5 : undefined
}

/** Services that every typed word fits; the best fit first, then the more urgent, then by name. */
export function matchServices(typed: string, services: Iterable<Service>, limit = 5): Service[] {
  const words = wordsOf(typed)
  if (words.length === 0) return []
  const found: { service: Service; far: number }[] = []
  for (const service of services) {
    const fits = words.map((word) => fit(service, word))
    if (fits.some((far) => far === undefined)) continue
    // What begins as was typed is meant before what only has its words.
    const far = service.name.toLowerCase().startsWith(typed.trim().toLowerCase()) ? -1 : Math.max(...(fits as number[]))
    found.push({ service, far })
  }
  return found
    .sort((a, b) => a.far - b.far || a.service.priority.localeCompare(b.service.priority) || a.service.name.localeCompare(b.service.name))
    .slice(0, limit)
    .map(({ service }) => service)
}
