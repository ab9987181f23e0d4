import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { dragStep, idle, sameTarget, type Drag, type Gesture, type Grip, type Step, type Target } from '../../client/drag/drag-state.ts'
import { edgeSpeed } from '../../client/drag/edge-scroll.ts'

const grip = (pointer: Grip['pointer'] = 'mouse', more: Partial<Grip> = {}): Grip => ({ requestIds: ['r1'], from: 'queue', pointer, seenSeq: 41, ...more })
const press = (pointer?: Grip['pointer'], more?: Partial<Grip>): Gesture => ({ kind: 'press', grip: grip(pointer, more), at: { x: 100, y: 100 } })
const crew = (crewId: string, index?: number): Target => ({ kind: 'crew', crewId, index })
const move = (x: number, y: number, over?: Target): Gesture => ({ kind: 'move', at: { x, y }, over })
const draw: Gesture = { kind: 'draw', at: { x: 0, y: 0 }, also: false }
const release: Gesture = { kind: 'release' }
const cancel: Gesture = { kind: 'cancel' }
const held: Gesture = { kind: 'held' }

function play(...gestures: Gesture[]): Step {
  return gestures.reduce<Step>(({ drag }, gesture) => dragStep(drag, gesture), { drag: idle, came: 'nothing' })
}

describe('with a mouse', () => {
  it('a press that moves less than five pixels is a click', () => {
    expect(play(press(), move(103, 103)).came).toBe('nothing')
    expect(play(press(), move(103, 103), release)).toEqual({ drag: idle, came: 'let-go' })
  })
  it('five pixels lift the card', () => {
    expect(play(press(), move(105, 100))).toMatchObject({ came: 'lifted', drag: { phase: 'dragging', grip: { requestIds: ['r1'] } } })
  })
  it('holding still lifts nothing', () => expect(play(press(), held).drag.phase).toBe('pressed'))
  it('a drop on a crew gives it, by the board that was seen when the hand closed', () => {
    const { came, drop, drag } = play(press(), move(110, 100), move(400, 300, crew('t7')), release)
    expect({ came, drop, drag }).toEqual({ came: 'dropped', drop: { grip: grip(), target: crew('t7') }, drag: idle })
    expect(drop?.grip.seenSeq).toBe(41)
  })
  it('a drop on a place of a run keeps the place', () => {
    const { drop } = play(press('mouse', { from: 'run', crewId: 't7' }), move(110, 100), move(400, 300, crew('t7', 2)), release)
    expect(drop).toMatchObject({ grip: { from: 'run', crewId: 't7' }, target: { kind: 'crew', crewId: 't7', index: 2 } })
  })
  it('a drop on the queue is one', () => {
    expect(play(press('mouse', { from: 'run', crewId: 't7' }), move(110, 100), move(20, 300, { kind: 'queue' }), release).drop?.target).toEqual({ kind: 'queue' })
  })
  it('all that were chosen together go in one drop', () => {
    const { drop } = play(press('mouse', { requestIds: ['r2', 'r1', 'r3'] }), move(110, 100, crew('t7')), release)
    expect(drop?.grip.requestIds).toEqual(['r2', 'r1', 'r3'])
  })
  it('a drop on nothing puts it back', () => {
    const step = play(press(), move(110, 100), move(400, 300, crew('t7')), move(500, 300), release)
    expect([step.came, step.drop]).toEqual(['put-back', undefined])
  })
  it('Escape puts it back, even over a crew, and the release after it does nothing', () => {
    const escaped = play(press(), move(110, 100), move(400, 300, crew('t7')), cancel)
    expect([escaped.came, escaped.drop]).toEqual(['put-back', undefined])
    expect(dragStep(escaped.drag, release)).toEqual({ drag: idle, came: 'nothing' })
  })
})

describe('with a finger', () => {
  it('moving scrolls or pans: the press is let go', () => expect(play(press('touch'), move(100, 130)).came).toBe('let-go'))
  it('a trembling finger still counts as still', () => expect(play(press('touch'), move(104, 106), held).came).toBe('lifted'))
  it('a long press lifts, and then moving carries', () => {
    expect(play(press('touch'), held, move(100, 300, crew('t3')), release).drop).toMatchObject({ target: { crewId: 't3' } })
  })
  it('a tap is a tap', () => expect(play(press('touch'), release).came).toBe('let-go'))
  it('the browser taking the pointer away puts it back', () => expect(play(press('touch'), held, move(100, 300, crew('t3')), cancel).came).toBe('put-back'))
})

describe('a loop on the map', () => {
  const loop = [draw, move(40, 0), move(40, 40), move(0, 40)]
  it('is drawn from corner to corner and told once, when the hand opens', () => {
    const step = play(...loop, release)
    expect(step).toEqual({ drag: idle, came: 'drawn', loop: { points: [{ x: 0, y: 0 }, { x: 40, y: 0 }, { x: 40, y: 40 }, { x: 0, y: 40 }], also: false } })
  })
  it('takes no corner that the eye would not see', () => expect(play(draw, move(2, 2)).came).toBe('nothing'))
  it('that goes nowhere is a click', () => expect(play(draw, move(2, 2), release)).toEqual({ drag: idle, came: 'let-go' }))
  it('ends with Escape and chooses nothing', () => expect(play(...loop, cancel)).toEqual({ drag: idle, came: 'put-back' }))
  it('lifts nothing, however long it is held', () => expect(play(...loop, held).drag.phase).toBe('drawing'))
})

describe('every gesture in every phase', () => {
  const phases: Record<Drag['phase'], Drag> = {
    idle,
    pressed: { phase: 'pressed', grip: grip(), start: { x: 100, y: 100 } },
    dragging: { phase: 'dragging', grip: grip(), at: { x: 200, y: 200 }, over: crew('t7', 1) },
    drawing: { phase: 'drawing', loop: [{ x: 0, y: 0 }, { x: 9, y: 0 }, { x: 9, y: 9 }], also: true },
  }
  const far = move(300, 300, crew('t1'))
  it.each([
    ['idle', press(), 'nothing', 'pressed'], ['idle', draw, 'nothing', 'drawing'], ['idle', far, 'nothing', 'idle'], ['idle', held, 'nothing', 'idle'],
    ['idle', release, 'nothing', 'idle'], ['idle', cancel, 'nothing', 'idle'],
    ['pressed', far, 'lifted', 'dragging'], ['pressed', held, 'nothing', 'pressed'], ['pressed', release, 'let-go', 'idle'], ['pressed', cancel, 'let-go', 'idle'],
    ['dragging', far, 'moved', 'dragging'], ['dragging', held, 'nothing', 'dragging'], ['dragging', release, 'dropped', 'idle'], ['dragging', cancel, 'put-back', 'idle'],
    ['dragging', press(), 'put-back', 'idle'],
    ['drawing', far, 'moved', 'drawing'], ['drawing', held, 'nothing', 'drawing'], ['drawing', release, 'drawn', 'idle'], ['drawing', cancel, 'put-back', 'idle'],
  ] as const)('%s, then %o: %s, %s', (phase, gesture, came, next) => {
    const step = dragStep(phases[phase], gesture)
    expect([step.came, step.drag.phase]).toEqual([came, next])
  })
})

it('whatever the hand does, only a release over a target gives something away', () => {
  const target = fc.constantFrom<Target | undefined>(undefined, crew('t1'), crew('t1', 0), crew('t2', 3), { kind: 'queue' })
  const gesture: fc.Arbitrary<Gesture> = fc.oneof(
    fc.constantFrom<Gesture>(press(), press('touch'), press('mouse', { from: 'run', crewId: 't1' }), draw, held, release, cancel),
    fc.tuple(fc.integer({ min: 80, max: 120 }), fc.integer({ min: 80, max: 120 }), target).map(([x, y, over]) => move(x, y, over)),
  )
  fc.assert(fc.property(fc.array(gesture, { maxLength: 40 }), (gestures) => {
    let drag: Drag = idle
    for (const each of gestures) {
      const before: Drag = drag
      const step: Step = dragStep(before, each)
      if (step.drop) expect(each.kind === 'release' && before.phase === 'dragging' && sameTarget(before.over, step.drop.target)).toBe(true)
      if (step.loop) expect(each.kind === 'release' && before.phase === 'drawing').toBe(true)
      expect(step.came === 'dropped').toBe(step.drop !== undefined)
      expect(step.came === 'drawn').toBe(step.loop !== undefined)
      drag = step.drag
    }
  }))
})

it('another place in the same run is another target', () => {
  expect(sameTarget(crew('t1', 1), crew('t1', 1))).toBe(true)
  expect(sameTarget(crew('t1', 1), crew('t1', 2))).toBe(false)
  expect(sameTarget(crew('t1'), { kind: 'queue' })).toBe(false)
  expect(sameTarget({ kind: 'queue' }, { kind: 'queue' })).toBe(true)
  expect(sameTarget(undefined, crew('t1'))).toBe(false)
})

it('a list scrolls faster the nearer the card is to its edge, and not beyond', () => {
  expect(edgeSpeed(300, 100, 500)).toBe(0)
  expect(edgeSpeed(101, 100, 500)).toBeLessThan(edgeSpeed(130, 100, 500))
  expect(edgeSpeed(499, 100, 500)).toBeGreaterThan(0)
  expect(edgeSpeed(520, 100, 500)).toBe(0)
})
