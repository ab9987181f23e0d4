import { beforeEach, describe, expect, it, vi } from 'vitest'
import { phraseOf } from '../../client/undo/phrase.ts'
import { NoticeStore, type NoticeText } from '../../client/stores/notices.svelte.ts'
import type { Draft } from '../../client/net/commands.ts'
import { crewId, fixtureBoard, requestId } from '../../client/look/gallery/fixture.ts'

const city = fixtureBoard()
const gave = (request: number, crew: number): NoticeText => {
  const { done, ...more } = phraseOf([{ kind: 'AssignCrew', requestId: requestId(request), crewId: crewId(crew) } as Draft], city)!
  return { ...more, text: done, offers: 'undo' }
}

describe('what was just done', () => {
  let notices: NoticeStore
  beforeEach(() => {
    vi.useFakeTimers()
    notices = new NoticeStore()
  })

  it('stands in one line, and goes by itself', () => {
    notices.say(gave(4817, 1))
    expect(notices.current).toMatchObject({ text: 'Gave 24-04817 to Truck 1', acts: 1 })
    vi.advanceTimersByTime(6_001)
    expect(notices.current).toBeUndefined()
  })

  it('several of a kind within some seconds become one', () => {
    notices.say(gave(4817, 1))
    vi.advanceTimersByTime(4_000)
    notices.say(gave(4821, 1))
    vi.advanceTimersByTime(4_000)
    notices.say(gave(4816, 1))
    expect(notices.current).toMatchObject({ text: 'Gave 3 to Truck 1', acts: 3 })
  })

  it('another kind, another crew or another time is another line, and never two at once', () => {
    notices.say(gave(4817, 1))
    notices.say(gave(4821, 3))
    expect(notices.current).toMatchObject({ text: 'Gave 24-04821 to Truck 3', acts: 1 })
    vi.advanceTimersByTime(6_001)
    notices.say(gave(4816, 3))
    expect(notices.current).toMatchObject({ text: 'Gave 24-04816 to Truck 3', acts: 1 })
  })

  it('a hand that rests on it keeps it', () => {
    notices.say('Saved')
    vi.advanceTimersByTime(5_000)
    notices.stay()
    vi.advanceTimersByTime(5_000)
    expect(notices.current?.text).toBe('Saved')
  })
})
