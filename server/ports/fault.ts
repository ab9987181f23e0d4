/** Something is broken: thrown, logged, answered with 500. A rule that says no is a Refusal instead. */
export class Fault extends Error {
  override name = 'Fault'
}

/** The store could not do it now (disk full, file busy or read-only). Nothing was kept; worth trying again. */
export class StoreFault extends Fault {
  override name = 'StoreFault'
  readonly retryAfterMs: number
  /** What people are told of it: never a path or a code. */
  readonly sentence: string

  constructor(message: string, retryAfterMs: number, { sentence = 'The database cannot be written just now.', ...options }: ErrorOptions & { sentence?: string } = {}) {
    super(message, options)
    this.retryAfterMs = retryAfterMs
    this.sentence = sentence
  }
}
