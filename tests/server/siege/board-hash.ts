import { createHash } from 'node:crypto'
import type { BoardBody } from '../../../shared/domain/board.ts'

/** A hash of everything a board shows. Lists that are maps at heart have no order, nor have the fields of an object. */
export function hashOf({ policies, crews, requests, services, ...rest }: BoardBody): string {
  const byKey = (list: readonly object[], key: (one: never) => string | number) => Object.fromEntries(list.map((one) => [key(one as never), one]))
  const body = {
    ...rest,
    policies: byKey(policies, ({ seq }: { seq: number }) => seq), services: byKey(services, ({ code }: { code: string }) => code),
    crews: byKey(crews, ({ id }: { id: string }) => id), requests: byKey(requests, ({ id }: { id: string }) => id),
  }
  return createHash('sha256').update(JSON.stringify(inOrder(body))).digest('hex')
}

function inOrder(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(inOrder)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)).map(([key, part]) => [key, inOrder(part)]))
}
