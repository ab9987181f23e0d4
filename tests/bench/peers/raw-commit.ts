import { readFileSync } from 'node:fs'
import { GroupCommit } from './group-commit.ts'
import type { Rows } from './rows.ts'
import { answering } from './worker.ts'

type Question = { rows: string } | { open: string } | { run: { waiting: number } }

let rows: Rows[] = []
let store: GroupCommit | undefined

/** The same rows as the dispatcher writes, by as many writers that wait for each other's commit. */
answering<Question>(async (question) => {
  if ('rows' in question) rows = readFileSync(question.rows, 'utf8').split('\n').map((line) => JSON.parse(line) as Rows)
  else if ('open' in question) {
    store?.close()
    store = new GroupCommit(question.open)
  } else {
    let next = 0
    const began = performance.now()
    await Promise.all(Array.from({ length: question.run.waiting }, async () => {
      for (let i = next++; i < rows.length; i = next++) await store!.store(rows[i]!)
    }))
    return { ms: performance.now() - began, commands: rows.length }
  }
  return {}
})
