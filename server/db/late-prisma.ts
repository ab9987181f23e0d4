import type { ConnectionOptions } from './connection.ts'
import { faulting } from './faults.ts'
import type { PrismaClient } from './generated/client.ts'

/**
 * Prisma, which wakes when it is first asked: its client and its compiler of queries take as long to
 * load as all the rest of a start, and neither a board nor a command needs them (decision 019).
 */
export class LatePrisma {
  readonly #file: string
  readonly #options: ConnectionOptions
  readonly #checkFile: () => void
  #awake: Promise<PrismaClient> | undefined

  /** `checkFile` throws where the file at the path is not the one that the log is in: SQLite would make a new one in its place. */
  constructor(file: string, options: ConnectionOptions, checkFile: () => void) {
    this.#file = file
    this.#options = options
    this.#checkFile = checkFile
  }

  /** Runs one statement, and turns what it throws into a Fault. The first waits until Prisma is awake. */
  async ask<T>(statement: (prisma: PrismaClient) => Promise<T>): Promise<T> {
    return faulting(async () => statement(await this.#wake()))
  }

  /** Runs a statement that writes: not into a file that was moved away since. */
  async write<T>(statement: (prisma: PrismaClient) => Promise<T>): Promise<T> {
    return this.ask(async (prisma) => {
      this.#checkFile()
      return statement(prisma)
    })
  }

  /** Also compiles a first query. Throws a Fault where the connection is weaker than it has to be. */
  async warm(): Promise<void> {
    await this.ask((prisma) => prisma.user.findFirst({ where: { cityId: '', emailKey: '' } }))
  }

  async close(): Promise<void> {
    const prisma = await this.#awake?.catch(() => undefined)
    await prisma?.$disconnect()
  }

  #wake(): Promise<PrismaClient> {
    this.#awake ??= import('./open-prisma.ts')
      .then(({ openPrisma }) => {
        this.#checkFile()
        return openPrisma(this.#file, this.#options)
      })
      .catch((error: unknown) => {
        // A file that was busy or a disk that was full may be well when the next one asks.
        this.#awake = undefined
        throw error
      })
    return this.#awake
  }
}
