import { createInterface } from 'node:readline/promises'
import { Writable } from 'node:stream'
import { passwordProblem } from '../auth/password-problem.ts'
import { Fault } from '../ports/fault.ts'

/** Asks a person at the shell; where nobody sits there, says which flag is missing. */
export async function ask(question: string, flag: string): Promise<string> {
  if (!process.stdin.isTTY) throw new Fault(`${question}: give --${flag}.`)
  const line = createInterface({ input: process.stdin, output: process.stdout })
  try {
    return (await line.question(`${question}: `)).trim()
  } finally {
    line.close()
  }
}

/** Asks for a new password without showing it, until it is a fit one; from a pipe, reads one line. */
export async function askPassword(question: string): Promise<string> {
  for (;;) {
    const password = process.stdin.isTTY ? await hidden(question) : await firstLine()
    const problem = passwordProblem(password)
    if (problem === undefined) return password
    if (!process.stdin.isTTY) throw new Fault(problem)
    process.stdout.write(`${problem}\n`)
  }
}

async function hidden(question: string): Promise<string> {
  process.stdout.write(`${question}: `)
  const silent = new Writable({ write: (_chunk, _encoding, done) => done() })
  const line = createInterface({ input: process.stdin, output: silent, terminal: true })
  try {
    return await line.question('')
  } finally {
    line.close()
    process.stdout.write('\n')
  }
}

async function firstLine(): Promise<string> {
  let text = ''
  for await (const chunk of process.stdin) {
    text += String(chunk)
    if (text.includes('\n')) break
  }
  return text.split('\n')[0]!.replace(/\r$/, '')
}
