import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { dragStep, idle, type Drag, type Gesture, type Grip, type Step } from '../../client/drag/drag-state.ts'
import { edgeSpeed } from '../../client/drag/edge-scroll.ts'

const grip = (pointer: Grip['pointer'] = 'mouse'): Grip => ({ requestId: 'r1', from: 'list', pointer, seenSeq: 41 })
const press = (pointer?: Grip['pointer']): Gesture => ({ kind: 'press', grip: grip(pointer), at: { x: 100, y: 100 } })
const move = (x: number, y: number, over?: string): Gesture => ({ kind: 'move', at: { x, y }, over })

function play(...gestures: Gesture[]): Step {
  return gestures.reduce<Step>(({ drag }, gesture) => dragStep(drag, gesture), { drag: idle, came: 'nothing' })
}

describe('with a mouse', () => {
  it('a press that moves less than five pixels is a click', () => {
    expect(play(press(), move(103, 103)).came).toBe('nothing')
    expect(play(press(), move(103, 103), { kind: 'release' })).toEqual({ drag: idle, came: 'let-go' })
  })
  it('five pixels lift the card', () => {
    expect(play(press(), move(105, 100))).toMatchObject({ came: 'lifted', drag: { phase: 'dragging', grip: { requestId: 'r1' } } })
  })
  it('holding still lifts nothing', () => {
    expect(play(press(), { kind: 'held' }).drag.phase).toBe('pressed')
  })
  it('a drop on a crew gives it, by the board that was seen when the hand closed', () => {
    const { came, drop, drag } = play(press(), move(110, 100), move(400, 300, 't7'), { kind: 'release' })
    expect({ came, drop, drag }).toEqual({ came: 'dropped', drop: { requestId: 'r1', crewId: 't7', seenSeq: 41 }, drag: idle })
  })
  it('a drop on nothing puts it back', () => {
    const step = play(press(), move(110, 100), move(400, 300, 't7'), move(500, 300), { kind: 'release' })
    expect([step.came, step.drop]).toEqual(['put-back', undefined])
  })
  it('Escape puts it back, even over a crew, and the release after it does nothing', () => {
    const escaped = play(press(), move(110, 100), move(400, 300, 't7'), { kind: 'cancel' })
    expect([escaped.came, escaped.drop]).toEqual(['put-back', undefined])
    expect(dragStep(escaped.drag, { kind: 'release' })).toEqual({ drag: idle, came: 'nothing' })
  })
})

describe('with a finger', () => {
  it('moving scrolls or pans: the press is let go', () => {
    expect(play(press('touch'), move(100, 130)).came).toBe('let-go')
  })
  it('a trembling finger still counts as still', () => {
    expect(play(press('touch'), move(104, 106), { kind: 'held' }).came).toBe('lifted')
  })
  it('a long press lifts, and then moving carries', () => {
    const { drop } = play(press('touch'), { kind: 'held' }, move(100, 300, 't3'), { kind: 'release' })
    expect(drop).toMatchObject({ crewId: 't3' })
  })
  it('a tap is a tap', () => {
    expect(play(press('touch'), { kind: 'release' }).came).toBe('let-go')
  })
  it('the browser taking the pointer away puts it back', () => {
    expect(play(press('touch'), { kind: 'held' }, move(100, 300, 't3'), { kind: 'cancel' }).came).toBe('put-back')
  })
})

it('whatever the hand does, only a release over a crew gives something away', () => {
  const gesture: fc.Arbitrary<Gesture> = fc.oneof(
    fc.constantFrom<Gesture>(press(), press('touch'), { kind: 'held' }, { kind: 'release' }, { kind: 'cancel' }),
    fc.tuple(fc.integer({ min: 80, max: 120 }), fc.integer({ min: 80, max: 120 }), fc.option(fc.constantFrom('t1', 't2'), { nil: undefined })).map(([x, y, over]) => move(x, y, over)),
  )
  fc.assert(fc.property(fc.array(gesture, { maxLength: 40 }), (gestures) => {
    let drag: Drag = idle
    for (const each of gestures) {
      const before: Drag = drag
      const step: Step = dragStep(before, each)
      if (step.drop) expect(each.kind === 'release' && before.phase === 'dragging' && before.over === step.drop.crewId).toBe(true)
      expect(step.came === 'dropped').toBe(step.drop !== undefined)
      drag = step.drag
    }
  }))
})

it('a list scrolls faster the nearer the card is to its edge, and not beyond', () => {
  expect(edgeSpeed(300, 100, 500)).toBe(0)
  expect(edgeSpeed(101, 100, 500)).toBeLessThan(edgeSpeed(130, 100, 500))
  expect(edgeSpeed(499, 100, 500)).toBeGreaterThan(0)
  expect(edgeSpeed(520, 100, 500)).toBe(0)
})
