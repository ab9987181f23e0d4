import type { Crew, Service } from '../protocol/board.ts'

/** `Flooded`, `flooding` and `floods` are about the same. */
const stemOf = (word: string): string => word.replace(/(?:ing|ed|s)$/, '')
const wordsOf = (text: string): string[] => text.toLowerCase().split(/[^\p{L}\p{N}]+/u).filter(Boolean).map(stemOf)

/** Whether a skill of the crew names the service: a word of its code, or its group. */
export function isNamedBy(service: Pick<Service, 'code' | 'group'>, { skills }: Pick<Crew, 'skills'>): boolean {
  const known = new Set([...wordsOf(service.code), ...wordsOf(service.group)])
  return skills.some((skill) => wordsOf(skill).some((word) => known.has(word)))
}

/**
 * Who can be sent to such a request. A service says nowhere which skill it needs, so this is read from
 * the words: where some crews' skills name it, those; where nobody's do, anybody.
 */
export function rightCrews<C extends Pick<Crew, 'skills'>>(service: Pick<Service, 'code' | 'group'> | undefined, crews: readonly C[]): readonly C[] {
  const named = service ? crews.filter((crew) => isNamedBy(service, crew)) : []
  return named.length > 0 ? named : crews
}
