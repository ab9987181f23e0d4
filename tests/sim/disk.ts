import type { Append, AppendResult, EventLog } from '../../server/ports/event-log.ts'
import type { Stores } from '../../server/ports/stores.ts'
import type { Answer } from '../../shared/protocol/answers.ts'
import type { Product } from './product.ts'
import { Truth } from './truth.ts'

/** A city's database: what outlives every crash. The stores are the product's own, in memory. */
export class Disk {
  readonly stores: Stores
  readonly truth: Truth
  /** Every append that was taken, in order: of these a backup is made. */
  readonly batches: Append[] = []
  /** What givers were told, by the command's id. */
  readonly told = new Map<string, Answer>()
  readonly #onAppended: (batch: Append, disk: Disk) => void

  constructor(product: Product, logId: string, onAppended: (batch: Append, disk: Disk) => void) {
    this.stores = product.memoryDatabase(logId)
    this.truth = new Truth(logId)
    this.#onAppended = onAppended
  }

  /** Takes in the first so many appends of another one, as a backup holds them. */
  async copy(from: Disk, appends: number): Promise<void> {
    for (const batch of from.batches.slice(0, appends)) {
      await this.append(batch)
      for (const { commandId, answer } of batch.answers) if (from.told.has(commandId)) this.told.set(commandId, answer)
    }
  }

  /** The log as another process has it, without faults. */
  get log(): EventLog {
    const { log } = this.stores
    return {
      logId: log.logId, append: (batch) => this.append(batch), head: () => log.head(), read: (after, limit) => log.read(after, limit), history: (id) => log.history(id),
      answerTo: (id) => log.answerTo(id), latestSnapshot: () => log.latestSnapshot(), keepSnapshot: (snapshot) => log.keepSnapshot(snapshot), probe: () => log.probe(),
    }
  }

  /** The truth hears of an append in the moment it is made, whoever makes it. */
  async append(batch: Append): Promise<AppendResult> {
    const result = await this.stores.log.append(batch)
    if (result.outcome === 'appended') {
      this.batches.push(batch)
      this.truth.take(batch.records, this.batches.length)
      this.#onAppended(batch, this)
    }
    return result
  }
}
