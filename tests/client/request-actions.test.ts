import { describe, expect, it } from 'vitest'
import { actionsFor, REQUEST_ACTIONS } from '../../client/stores/request-actions.ts'
import { mayGive } from '../../shared/domain/permissions.ts'
import type { Role, Status } from '../../shared/protocol/words.ts'
import { request } from './kit/requests.ts'

const may = (role: Role) => (kind: Parameters<typeof mayGive>[1]) => mayGive(role, kind)
const WITH_CREW: Status[] = ['assigned', 'accepted', 'en-route', 'on-scene']
const offered = (role: Role, status: Status) => {
  const crew = WITH_CREW.includes(status) ? { crewId: 'truck-1', assignments: [{ crewId: 'truck-1', role: 'lead' }] } : {}
  return actionsFor(request(1, { status, ...crew }), may(role)).map(({ id }) => id)
}

describe('what a dispatcher is offered', () => {
  it.each<[Status, string[]]>([
    ['received', ['acknowledge', 'give', 'nearest', 'hold', 'resolve', 'make-safe', 'merge', 'correct', 'note', 'cancel']],
    ['acknowledged', ['give', 'nearest', 'hold', 'resolve', 'make-safe', 'merge', 'correct', 'note', 'cancel']],
    ['assigned', ['give', 'nearest', 'accept', 'travel', 'arrive', 'hold', 'resolve', 'make-safe', 'take-back', 'merge', 'correct', 'note', 'cancel']],
    ['accepted', ['give', 'nearest', 'travel', 'arrive', 'hold', 'resolve', 'make-safe', 'take-back', 'merge', 'correct', 'note', 'cancel']],
    ['en-route', ['give', 'nearest', 'arrive', 'hold', 'resolve', 'make-safe', 'take-back', 'merge', 'correct', 'note', 'cancel']],
    ['on-scene', ['give', 'nearest', 'hold', 'resolve', 'make-safe', 'take-back', 'merge', 'correct', 'note', 'cancel']],
    ['on-hold', ['give', 'nearest', 'resume', 'resolve', 'make-safe', 'merge', 'correct', 'note', 'cancel']],
    ['resolved', ['close', 'reopen', 'note']],
    ['closed', ['reopen', 'note']],
    ['cancelled', ['reopen', 'note']],
    ['merged', ['unmerge', 'note']],
  ])('for a request that is %s', (status, actions) => {
    expect(offered('dispatcher', status)).toEqual(actions)
  })
})

describe('who may do less is offered less', () => {
  it('a supervisor does not act for a crew', () => {
    expect(offered('supervisor', 'assigned')).toEqual(['give', 'nearest', 'hold', 'take-back', 'merge', 'correct', 'note', 'cancel'])
  })
  it('a display is offered nothing', () => expect(offered('display', 'received')).toEqual([]))
})

it('no two acts that can be done at once share a key', () => {
  for (const status of ['received', 'assigned', 'on-hold', 'resolved', 'merged'] as Status[]) {
    const keys = offered('dispatcher', status).map((id) => REQUEST_ACTIONS.find((action) => action.id === id)!.key).filter(Boolean)
    expect(new Set(keys).size).toBe(keys.length)
  }
})
