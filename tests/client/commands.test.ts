import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { ApiProblem, ask, Unreachable } from '../../client/net/api.ts'
import { sendAll, type Draft } from '../../client/net/commands.ts'

const note = { kind: 'AddNote', requestId: 'it', text: 'Called' } as Draft
const PORTAL = '<!doctype html><title>Sign in to this network</title>'

/** What comes back, one answer after the other; the last of them again and again. */
function answering(...answers: { status?: number; text: string }[]) {
  const asked: string[] = []
  vi.stubGlobal('fetch', vi.fn(async (_path: string, { body }: RequestInit) => {
    asked.push(String(body))
    const { status = 200, text } = answers[Math.min(asked.length, answers.length) - 1]!
    return new Response(status === 204 ? null : text, { status })
  }))
  return asked
}
const settled = async <T>(promise: Promise<T>): Promise<T> => {
  const result = promise.catch((fault: unknown) => fault as T)
  await vi.advanceTimersByTimeAsync(200_000)
  return result
}

beforeEach(() => void vi.useFakeTimers())
afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

describe('a question to the server', () => {
  it('that something else answers, or nothing, was not answered', async () => {
    for (const text of [PORTAL, '']) {
      answering({ text })
      await expect(ask('GET', '/api/session')).rejects.toThrow(Unreachable)
    }
  })
  it('that has no answer is done without one', async () => {
    answering({ status: 204, text: '' })
    expect(await ask('DELETE', '/api/session')).toBeUndefined()
  })
  it('that is refused in words nobody can read is refused all the same', async () => {
    answering({ status: 403, text: PORTAL })
    await expect(ask('GET', '/api/session')).rejects.toThrow(ApiProblem)
  })
})

describe('commands on their way', () => {
  it('that a network’s own page swallowed go out again, under the same id', async () => {
    const asked = answering({ text: PORTAL }, { text: JSON.stringify({ commandId: 'c', outcome: 'accepted', seq: 7 }) })
    expect(await settled(sendAll([note]))).toMatchObject([{ outcome: 'accepted', seq: 7 }])
    expect(asked).toHaveLength(2)
    expect(asked[0]).toBe(asked[1])
  })
  it('that are swallowed for two minutes are given up, and it says why', async () => {
    answering({ text: PORTAL })
    expect(await settled(sendAll([note, note]))).toEqual(Array(2).fill({ outcome: 'unsent', message: 'Not sent: the server cannot be reached: something on the way answers in its place.' }))
  })
  it('that were meant two minutes ago, and waited behind others, are not sent any more', async () => {
    const asked = answering({ text: JSON.stringify({ commandId: 'c', outcome: 'accepted', seq: 7 }) })
    expect(await sendAll([note], Date.now() - 121_000)).toEqual([{ outcome: 'unsent', message: 'Not sent: the server cannot be reached.' }])
    expect(asked).toEqual([])
  })
})
