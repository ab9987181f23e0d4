import { describe, expect, it } from 'vitest'
import { GHOST, ghostPlace } from '../../client/drag/ghost-place.ts'

const screen = { width: 1440, height: 900, crewsLeft: 1068, isTouch: false }

describe('the card in the hand', () => {
  it('lies beneath the pointer', () => expect(ghostPlace({ x: 500, y: 300 }, screen)).toEqual({ x: 472, y: 316 }))

  it('never covers the crews, wherever over them the hand is', () => {
    for (const x of [800, 1060, 1068, 1200, 1439]) {
      expect(ghostPlace({ x, y: 300 }, screen).x + GHOST.width).toBeLessThan(screen.crewsLeft)
    }
  })

  it('does not jump where the column begins', () => {
    const at = (x: number) => ghostPlace({ x, y: 300 }, screen)
    expect(at(1069)).toEqual(at(1067))
  })

  it('lies above what a finger points at, and above the lower edge of the window', () => {
    expect(ghostPlace({ x: 500, y: 300 }, { ...screen, isTouch: true }).y + GHOST.height).toBeLessThan(300)
    expect(ghostPlace({ x: 500, y: 880 }, screen).y + GHOST.height).toBeLessThan(880)
  })

  it('where the crews leave no room beside them, lies above the one under the hand', () => {
    const place = ghostPlace({ x: 200, y: 400 }, { width: 390, height: 844, crewsLeft: 0, isTouch: true })
    expect(place.y + GHOST.height).toBeLessThan(400 - 30)
    expect(place.x).toBeGreaterThanOrEqual(0)
  })
})
