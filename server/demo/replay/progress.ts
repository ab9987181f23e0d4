const WIDTH = 30

/** A bar on a terminal; elsewhere a line at every twentieth. */
export class Progress {
  readonly #title: string
  readonly #total: number
  #said = -1

  constructor(title: string, total: number) {
    this.#title = title
    this.#total = total
  }

  show(done: number, note: string): void {
    const share = this.#total === 0 ? 1 : done / this.#total
    const line = `${this.#title} ${done.toLocaleString('en')} of ${this.#total.toLocaleString('en')} · ${note}`
    if (process.stdout.isTTY) {
      const filled = Math.round(share * WIDTH)
      process.stdout.write(`\r\u001b[K${'█'.repeat(filled)}${'░'.repeat(WIDTH - filled)} ${line}${done === this.#total ? '\n' : ''}`)
      return
    }
    const step = Math.floor(share * 20)
    if (step === this.#said) return
    this.#said = step
    process.stdout.write(`${String(Math.floor(share * 100)).padStart(3)} % ${line}\n`)
  }
}
