import { describe, expect, it } from 'vitest'
import type { Outcome } from '../../client/net/commands.ts'
import { changeIn } from '../../client/stores/refusals.svelte.ts'

const refused = (because: string, more: Record<string, unknown> = {}) => ({ commandId: 'c', outcome: 'refused', because, message: 'No.', ...more }) as Outcome
const facts = { what: 'CrewAssigned', at: '2026-11-24T19:00:00.000Z', by: 'Luis Marin', crewId: 'truck-7' }

describe('what had changed', () => {
  it('is kept with who, when and which crew, so that its age goes on', () => {
    expect(changeIn(refused('changed-since-you-looked', facts))).toEqual({ kind: 'CrewAssigned', at: facts.at, by: 'Luis Marin', crewId: 'truck-7' })
  })
  it('by the city itself has no name', () => {
    expect(changeIn(refused('changed-since-you-looked', { ...facts, by: 'the city', crewId: undefined }))).toEqual({ kind: 'CrewAssigned', at: facts.at })
  })
  it('is no part of any other no', () => {
    expect(changeIn(refused('wrong-status', facts))).toBeUndefined()
    expect(changeIn(refused('changed-since-you-looked'))).toBeUndefined()
    expect(changeIn({ outcome: 'unsent', message: 'Not sent.' })).toBeUndefined()
  })
})
