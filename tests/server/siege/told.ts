import { redact } from '../../../shared/domain/redaction.ts'
import type { LogRecord, SentRecord } from '../../../shared/protocol/records.ts'
import type { Role } from '../../../shared/protocol/words.ts'

/** Every record that anybody was ever sent: all who may see the same must be sent the same, and the log must say it at the end. */
export class Told {
  readonly #texts = new Map<string, { role: Role; seq: number; text: string }>()
  readonly problems: string[] = []
  count = 0

  note(role: Role, sent: SentRecord): void {
    this.count++
    // Only displays see less than others.
    const key = `${role === 'display'} ${sent.seq}`
    const text = JSON.stringify(sent)
    const before = this.#texts.get(key)
    if (before && before.text !== text) this.problems.push(`record ${sent.seq} was told as ${before.text} and as ${text}`)
    this.#texts.set(key, { role, seq: sent.seq, text })
  }

  check(records: readonly LogRecord[]): string[] {
    return [...this.#texts.values()].flatMap(({ role, seq, text }) => {
      const record = records[seq - 1]
      return record && JSON.stringify(redact(record, role)) === text ? [] : [`record ${seq} was told as ${text}, and the log says ${JSON.stringify(record)}`]
    })
  }
}
