import { describe, expect, it } from 'vitest'
import type { Grip, Target } from '../../client/drag/drag-state.ts'
import { dropActs } from '../../client/drag/drop-acts.ts'
import { crewId, fixtureBoard, requestId } from '../../client/look/gallery/fixture.ts'
import { fold } from '../../shared/domain/evolve.ts'
import type { Board } from '../../shared/domain/board.ts'
import type { LogRecord } from '../../shared/protocol/records.ts'

const city = fixtureBoard()
const [wires, flood, tree] = [requestId(4817), requestId(4821), requestId(4822)]
const truck = crewId
const to = (badge: number, index?: number): Target => ({ kind: 'crew', crewId: truck(badge), index })
const queue: Target = { kind: 'queue' }
const grip = (requestIds: string[], more: Partial<Grip> = {}): Grip => ({ requestIds, from: 'queue', pointer: 'mouse', seenSeq: 41, ...more })
const fromRun = (badge: number, ...numbers: number[]) => grip(numbers.map(requestId), { from: 'run', crewId: truck(badge) })
const commands = (held: Grip, target: Target, board = city) => dropActs({ grip: held, target }, board)?.acts.map(({ command }) => command)
const said = (held: Grip, target: Target, taken = 1) => dropActs({ grip: held, target }, city)?.done(taken)

describe('a drop on a crew', () => {
  it('gives it, by what the hand had seen', () => {
    expect(commands(grip([flood]), to(7))).toEqual([{ kind: 'AssignCrew', requestId: flood, crewId: truck(7), seenSeq: 41 }])
    expect(said(grip([flood]), to(7))).toBe('Gave 24-04821 to Truck 7')
  })
  it('gives it a place in the run where the hand was over one', () => {
    expect(commands(grip([flood]), to(1, 1))).toMatchObject([{ crewId: truck(1), index: 1 }])
  })
  it('gives several one behind the other, and says how many', () => {
    expect(commands(grip([wires, flood, tree]), to(1, 1))).toMatchObject([{ requestId: wires, index: 1 }, { requestId: flood, index: 2 }, { requestId: tree, index: 3 }])
    expect(said(grip([wires, flood, tree]), to(7), 3)).toBe('Gave 3 to Truck 7')
  })
  it('takes it from another crew by giving it: the rules take it from the first', () => {
    expect(commands(fromRun(1, 4802), to(3, 0))).toEqual([{ kind: 'AssignCrew', requestId: requestId(4802), crewId: truck(3), seenSeq: 41, index: 0 }])
  })
  it('of several leaves alone what that crew has already', () => {
    expect(commands(grip([requestId(4802), flood], { from: 'map' }), to(1))).toMatchObject([{ kind: 'AssignCrew', requestId: flood }])
  })
  it('that has it is none, without a place', () => expect(commands(grip([requestId(4802)], { from: 'map' }), to(1))).toBeUndefined())
  it('that is not there is none', () => expect(commands(grip([flood]), to(99))).toBeUndefined())
})

describe('a drop within a run', () => {
  it('reorders it, whole', () => {
    expect(commands(fromRun(1, 4797), to(1, 0))).toEqual([
      { kind: 'ReorderRun', crewId: truck(1), requestIds: [4797, 4809, 4802].map(requestId), seenSeq: 41 },
    ])
    expect(said(fromRun(1, 4797), to(1, 0))).toBe('Moved 04797 in the run of Truck 1')
  })
  it('moves several together', () => {
    expect(commands(fromRun(1, 4802, 4797), to(1, 0))).toMatchObject([{ requestIds: [4802, 4797, 4809].map(requestId) }])
  })
  it('at its own place changes nothing', () => expect(commands(fromRun(1, 4802), to(1, 1))).toBeUndefined())
  it('by the card alone, without a place, changes nothing', () => expect(commands(fromRun(1, 4802), to(1))).toBeUndefined())
})

describe('back to the queue', () => {
  it('takes it from the crew it was taken out of', () => {
    expect(commands(fromRun(1, 4802), queue)).toEqual([{ kind: 'UnassignCrew', requestId: requestId(4802), crewId: truck(1), seenSeq: 41 }])
    expect(said(fromRun(1, 4802), queue)).toBe('Took 24-04802 back from Truck 1')
  })
  it('takes a pin from whoever has it', () => {
    expect(commands(grip([requestId(4802)], { from: 'map' }), queue)).toEqual([{ kind: 'UnassignCrew', requestId: requestId(4802), seenSeq: 41 }])
  })
  it('is nothing for what nobody has, nor for what came from the queue', () => {
    expect(commands(grip([flood], { from: 'map' }), queue)).toBeUndefined()
    expect(commands(grip([requestId(4802)]), queue)).toBeUndefined()
  })
})

describe('a helper’s share', () => {
  const helped: Board = fold(city, [{
    seq: city.seq + 1, at: '2026-11-24T19:03:00.000Z', by: { actor: 'person' }, v: 1,
    kind: 'CrewAssigned', requestId: requestId(4802), crewId: truck(7), index: 0, role: 'assist',
  } as LogRecord])

  it('carried to another crew sends another helper; the lead keeps it', () => {
    expect(commands(fromRun(7, 4802), to(4), helped)).toEqual([
      { kind: 'UnassignCrew', requestId: requestId(4802), crewId: truck(7), seenSeq: 41 },
      { kind: 'AssignCrew', requestId: requestId(4802), crewId: truck(4), seenSeq: 41, role: 'assist' },
    ])
  })
  it('taken back leaves the lead', () => {
    expect(commands(fromRun(7, 4802), queue, helped)).toEqual([{ kind: 'UnassignCrew', requestId: requestId(4802), crewId: truck(7), seenSeq: 41 }])
  })
})
