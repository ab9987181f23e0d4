import type { Answer } from '../../../shared/protocol/answers.ts'
import type { Command } from '../../../shared/protocol/commands.ts'
import { commandOf, LIFE } from './lives.ts'
import { Line } from './line.ts'
import { answering } from './worker.ts'

/** Lives `from` up to `to`, given by as many desks as there are tokens, each with one request under way; `array`: so many commands in each. */
export interface Give { port: number; tokens: readonly string[]; from: number; to: number; array: number }
/** The same page asked for again and again by so many lines, each with a head of its own. */
export interface Fetch { port: number; heads: readonly string[]; times: number; status: number }

/** Whoever asks, in a process of its own. */
answering<Give | Fetch>((question) => ('tokens' in question ? give(question) : fetchAll(question)))

async function give({ port, tokens, from, to, array }: Give) {
  let next = from
  const lives = Math.max(1, array / LIFE)
  const lines = tokens.map(() => new Line(port))
  const began = performance.now()
  await Promise.all(lines.map(async (line, desk) => {
    // As through a proxy: each desk from an address of its own, as in a city.
    const head = `POST /api/commands HTTP/1.1\r\nAuthorization: Bearer ${tokens[desk]}\r\nX-Forwarded-For: 10.0.0.${desk}\r\nContent-Type: application/json\r\n`
    const ask = async (commands: Command | Command[]): Promise<Answer[]> => {
      const { status, body } = await line.ask(head, JSON.stringify(commands))
      const said = JSON.parse(body.toString()) as Answer | Answer[]
      const answers = Array.isArray(said) ? said : [said]
      if (status !== 200 || answers.some(({ outcome }) => outcome !== 'accepted')) throw new Error(`${status} ${body.toString().slice(0, 500)}`)
      return answers
    }
    for (let n = next; n < to; n = next) {
      next += lives
      if (array > 1) {
        await ask(Array.from({ length: array }, (_, i) => commandOf(n + Math.floor(i / LIFE), i % LIFE, 0)))
        continue
      }
      let seenSeq = 0
      for (let i = 0; i < LIFE; i++) seenSeq = ((await ask(commandOf(n, i, seenSeq)))[0] as { seq: number }).seq
    }
  }))
  const ms = performance.now() - began
  lines.forEach((line) => line.close())
  return { ms, commands: (to - from) * LIFE }
}

async function fetchAll({ port, heads, times, status }: Fetch) {
  const lines = heads.map(() => new Line(port))
  let left = times
  let bytes = 0
  const began = performance.now()
  await Promise.all(lines.map(async (line, i) => {
    while (left-- > 0) {
      const answer = await line.ask(heads[i]!)
      if (answer.status !== status) throw new Error(`${answer.status} ${answer.body.toString().slice(0, 500)}`)
      bytes = answer.body.length
    }
  }))
  const ms = performance.now() - began
  lines.forEach((line) => line.close())
  return { ms, times, bytes }
}
