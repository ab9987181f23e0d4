import type { Role } from '../../../../shared/protocol/words.ts'

/** One line of the list: what is sent by HTTP, and what must come back. */
export interface Case {
  what: string
  method?: string
  path: string
  /** A dispatcher, where nobody is named. */
  role?: Role | 'nobody'
  headers?: Record<string, string>
  body?: string | Uint8Array
  status: number
  /** The sentence, whole; of an answer that is no problem, what must stand in it. */
  says?: string
}
/** The answer to what is no JSON at all. */
export const NO_JSON = 'The body is not valid JSON.'
