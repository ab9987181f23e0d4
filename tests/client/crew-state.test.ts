import { describe, expect, it } from 'vitest'
import { fixtureSnapshot, NOW } from '../../client/look/gallery/fixture.ts'
import { crewState } from '../../client/stores/crew-state.ts'
import { boardFrom } from '../../shared/domain/board.ts'

const snapshot = fixtureSnapshot()
const board = boardFrom(snapshot, snapshot.now)
const hour = 3_600_000
const iso = (ms: number) => new Date(ms).toISOString()
const crew = { ...[...board.crews.values()][0]!, shift: { startedAt: iso(NOW - hour), endsAt: iso(NOW + hour) } }
const heard = (agoMs: number, more: object = {}) => ({ crewId: crew.id, lng: 0, lat: 0, at: iso(NOW - agoMs), ...more })

describe('[P5] a crew is silent', () => {
  it('when its last fix is older than three minutes, and not before', () => {
    expect(crewState(crew, board, heard(179_999), NOW).silentMs).toBeUndefined()
    expect(crewState(crew, board, heard(180_001), NOW).silentMs).toBe(180_001)
  })
  it('when it has been on shift that long and nothing was ever heard', () => {
    expect(crewState(crew, board, undefined, NOW).silentMs).toBe(hour)
    expect(crewState({ ...crew, shift: { ...crew.shift, startedAt: iso(NOW - 60_000) } }, board, undefined, NOW).silentMs).toBeUndefined()
  })
  it('only on shift, and never by what an import brought', () => {
    const { shift: _, ...home } = crew
    expect(crewState(home, board, heard(hour), NOW).silentMs).toBeUndefined()
    expect(crewState(crew, board, heard(hour, { imported: true }), NOW).silentMs).toBeUndefined()
  })
})
