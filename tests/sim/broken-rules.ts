import type { Oracle } from './judge.ts'

/** A rule of the product, broken in the product's own lines, and the oracles that are there to see it. */
export interface BrokenRule {
  name: string
  edits: readonly { file: string; line: string; becomes: string }[]
  caughtBy: readonly Oracle[]
}

/** The five that every run breaks. */
export const FIVE: readonly BrokenRule[] = [
  {
    name: 'what is about to be stored is told already',
    edits: [
      { file: 'server/dispatch/dispatcher.ts', line: 'const { outcome } = await log.append(append)', becomes: 'onAppended(append.records); const { outcome } = await log.append(append)' },
      { file: 'server/city/city.ts', line: 'onAppended: () => this.feed.wake()', becomes: 'onAppended: (records) => this.feed.wake(records)' },
      { file: 'server/feed/feed.ts', line: 'wake(): void {', becomes: 'wake(records = []): void { if (records.length > 0) this.#tell(records)' },
    ],
    caughtBy: ['onlyWhatIsStoredIsTold'],
  },
  {
    name: 'who comes back is not told the first record of its tail',
    edits: [{ file: 'server/feed/subscribe.ts', line: 'records: records.map((record) =>', becomes: 'records: (records.length > 1 ? records.slice(1) : records).map((record) =>' }],
    caughtBy: ['theLineIsInOrder'],
  },
  {
    name: 'a display is shown notes',
    edits: [{ file: 'shared/domain/redaction.ts', line: "'text', 'note', 'reason'", becomes: "'text', 'reason'" }],
    caughtBy: ['nothingForbiddenIsSent'],
  },
  {
    name: 'a command that is sent again is done again',
    edits: [
      { file: 'server/dispatch/commit.ts', line: '?? this.#fetched.answers.get(commandId)', becomes: '' },
      { file: 'server/memory/memory-log.ts', line: 'if (this.#answers.has(commandId) || ids.has(commandId))', becomes: 'if (ids.has(commandId))' },
    ],
    caughtBy: ['noCommandIsTakenTwice', 'theAnswerStands'],
  },
  {
    name: 'nobody looks at the clocks when the city starts',
    edits: [{ file: 'server/dispatch/sla-watch.ts', line: 'await this.#settleAll(board)', becomes: '' }],
    caughtBy: ['everyBreachIsRecordedInTime'],
  },
]

/** More of them, for the long run. */
export const MORE: readonly BrokenRule[] = [
  {
    name: 'an answer is given before the commit',
    edits: [{
      file: 'server/dispatch/dispatcher.ts', line: 'const { outcome } = await log.append(append)',
      becomes: 'group.forEach((submission, i) => submission.resolve(answers[i])); const { outcome } = await log.append(append)',
    }],
    caughtBy: ['theAnswerStands'],
  },
  {
    name: 'a client is live before it has what was told',
    edits: [{ file: 'server/feed/feed.ts', line: 'if (at !== this.#published) return false', becomes: 'if (at > this.#published) return false' }],
    caughtBy: ['theLineIsInOrder'],
  },
  {
    name: 'a breach that could not be stored is not tried again',
    edits: [{ file: 'server/dispatch/sla-watch.ts', line: 'for (const [key, errand] of errands) this.#failed.set(key, errand)', becomes: '' }],
    caughtBy: ['everyBreachIsRecordedInTime'],
  },
  {
    name: 'a breach that is recorded is recorded again',
    edits: [{ file: 'shared/domain/rules/clocks.ts', line: '&& !standing.some((breach) => sameClock(breach, reading))', becomes: '' }],
    caughtBy: ['theBreachIsTrueAndNew'],
  },
  {
    name: 'a kept board claims a record that it does not hold',
    edits: [{ file: 'server/dispatch/board-keeper.ts', line: 'board: boardToText(this.#board)', becomes: 'board: boardToText({ ...this.#board, seq: this.#board.seq + 1 })' }],
    caughtBy: ['theCityHasTheFold'],
  },
  {
    name: 'a board that was kept before words were removed stays',
    edits: [{ file: 'server/memory/memory-log.ts', line: 'this.#snapshot = undefined', becomes: '' }],
    caughtBy: ['removedWordsAreNowhere'],
  },
  {
    name: 'records are dated by a clock that was set back',
    edits: [
      { file: 'server/dispatch/commit.ts', line: 'this.#now = now > board.at ? now : board.at', becomes: 'this.#now = now' },
      { file: 'server/ports/append-rules.ts', line: 'if (record.at < at) throw', becomes: 'if (false) throw' },
    ],
    caughtBy: ['theLogHasNoGap'],
  },
  {
    name: 'a crew is told where all crews are',
    edits: [{ file: 'server/feed/board-door.ts', line: "return role === 'crew' ? all.filter((position) => position.crewId === crewId) : all", becomes: 'return all' }],
    caughtBy: ['crewsHearOfThemselvesAlone'],
  },
  {
    name: 'who reported goes with the report',
    edits: [{ file: 'shared/domain/rules/intake.ts', line: "verified: source !== 'web',", becomes: "verified: source !== 'web', reporter: command.reporter," }],
    caughtBy: ['nothingForbiddenIsSent'],
  },
  {
    name: 'who reported is not kept',
    edits: [{ file: 'server/dispatch/commit.ts', line: 'reporters: this.#reporters,', becomes: 'reporters: [],' }],
    caughtBy: ['theReporterIsKept'],
  },
  {
    name: 'a row of the projection is left as it was',
    edits: [{ file: 'server/dispatch/commit.ts', line: 'requests: [...this.#touched.values()],', becomes: 'requests: [...this.#touched.values()].slice(0, 1),' }],
    caughtBy: ['theProjectionIsTheLogs', 'removedWordsAreNowhere'],
  },
  {
    name: 'a board at the door is that of some time ago',
    edits: [{ file: 'server/feed/board-door.ts', line: 'if (this.#whole?.seq !== board.seq) {', becomes: 'if (this.#whole === undefined) {' }],
    caughtBy: ['aReloadShowsTheSame'],
  },
  {
    name: 'what another process wrote is never read',
    edits: [{ file: 'server/dispatch/dispatcher.ts', line: 'await keeper.catchUp()', becomes: 'await undefined' }],
    caughtBy: ['nothingIsBroken'],
  },
]
