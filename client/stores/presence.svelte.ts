import type { Person, Presence } from '../../shared/protocol/sockets.ts'
import { CLAIM_MS, DESKS } from '../../shared/protocol/words.ts'
import { allHeard, hearing, nothingHeard, toldHeard, toSay } from '../presence/heard.ts'
import { calledName, colourFor } from '../presence/identity.ts'
import { heldOf, mergeDrags, mergePeople, type Drag, type Held } from '../presence/merge.ts'
import { OwnClaim } from '../presence/own-claim.svelte.ts'
import type { ClockStore } from './clock.svelte.ts'
import type { SessionStore } from './session.svelte.ts'

export interface Claim {
  userId: string
  name: string
  requestId: string
  /** Server time, milliseconds. */
  since: number
}
const NOBODY: readonly Person[] = []

/** Who is at a desk, what they look at, claim and drag, and what I claim. Nothing here is a fact of the city. */
export class PresenceStore {
  #people = $state.raw<readonly Person[]>(NOBODY)
  #drags = $state.raw<readonly Drag[]>([])
  #held = $state.raw<readonly Held[]>([])
  #heard = $state.raw(nothingHeard)
  #own = new OwnClaim()
  #colours = new Map<string, string>()
  #session: SessionStore
  #clock: ClockStore

  #others = $derived.by(() => this.#people.filter(({ userId }) => userId !== this.#myId))
  #looking = $derived.by(() => byRequest(this.#others))
  #mine = $derived.by(() => this.#ownClaim())
  #allHeard = $derived.by(() => allHeard(this.#heard, this.#session.session?.name ?? ''))

  constructor(session: SessionStore, clock: ClockStore) {
    this.#session = session
    this.#clock = clock
  }

  /** Everybody at a desk, me too. */
  get people(): readonly Person[] {
    return this.#people
  }
  get others(): readonly Person[] {
    return this.#others
  }
  /** Others whose selection this request is. */
  lookingAt(requestId: string): readonly Person[] {
    return this.#looking.get(requestId) ?? NOBODY
  }
  /** Who is on the phone about it: the others before me, since it is others of whom one must know. */
  claimsOf(requestId: string): readonly Claim[] {
    const mine = this.#mine?.requestId === requestId ? [this.#mine] : []
    return [...this.othersClaimsOf(requestId), ...mine]
  }
  othersClaimsOf(requestId: string): readonly Claim[] {
    return this.#others.flatMap((person) => claimBy(person) ?? []).filter((claim) => claim.requestId === requestId && this.#isOn(claim))
  }
  /** What this person is on the phone about. */
  claimBy(userId: string): Claim | undefined {
    if (userId === this.#myId) return this.#mine
    const person = this.#others.find((other) => other.userId === userId)
    const claim = person && claimBy(person)
    return claim && this.#isOn(claim) ? claim : undefined
  }
  /** That about which I am on the phone. */
  get mine(): Claim | undefined {
    return this.#mine
  }
  /** What others drag, with the place under the hand. */
  get drags(): readonly Drag[] {
    return this.#drags
  }
  get held(): readonly Held[] {
    return this.#held
  }
  /** Alerts acknowledged for everyone, and by whom. */
  get heard(): ReadonlyMap<string, string> {
    return this.#allHeard
  }
  /** Whether what is done here is told to others: of crews and walls it is not. */
  get isDesk(): boolean {
    return DESKS.includes(this.#session.session?.role ?? 'display')
  }
  colourOf(userId: string): string {
    return this.#colours.get(userId) ?? colourFor(userId, new Set())
  }
  /** As people here call each other: `Luis`. */
  called(name: string): string {
    return calledName(name, this.#people.map((person) => person.name))
  }

  /** On the phone about it; the same again: not any more. */
  toggleClaim(requestId: string): void {
    if (this.#mine?.requestId === requestId) this.#own.end(requestId)
    else this.#own.begin(requestId, this.#clock.read())
    // How it was told before counts no longer, here at once.
    this.#people = this.#people.map(({ claim, ...person }) => (person.userId === this.#myId || !claim ? person : { ...person, claim }))
  }
  /** Five more minutes. */
  renewClaim(): void {
    if (this.#mine) this.#own.renew(this.#mine.requestId, this.#clock.read())
  }
  hear(ids: readonly string[]): void {
    this.#heard = hearing(this.#heard, ids)
  }

  /** What the server is to know of this window's claim and of alerts. */
  get toTell(): { claim: string | undefined; heard: readonly string[] } {
    const { standing } = this.#own
    return { claim: standing && this.#isOn(standing) ? standing.requestId : undefined, heard: toSay(this.#heard) }
  }
  /** What is to be told of the claim first; it waits until it was. */
  get steps(): readonly (string | undefined)[] {
    return this.#own.steps
  }
  toldSteps(count: number): void {
    this.#own.toldSteps(count)
  }

  show(message: Presence): void {
    // A colour is kept for as long as this page is open: nobody's changes because another comes.
    for (const { userId } of message.people) {
      if (!this.#colours.has(userId)) this.#colours.set(userId, colourFor(userId, new Set(this.#colours.values())))
    }
    this.#people = mergePeople(this.#people, message)
    this.#hold(mergeDrags(this.#drags, message, this.#myId))
    if (message.whole || message.heard) this.#heard = toldHeard(this.#heard, message.heard ?? {}, message.whole)
    // A new line, however short the gap was: the server may know nothing of this window yet.
    if (message.whole) this.#own.lost()
    const me = message.people.find(({ userId }) => userId === this.#myId)
    if (me) this.#own.meet(me.claim?.requestId)
  }
  /** The line is gone: a hand of which nothing is heard is not shown as holding something. */
  lost(): void {
    this.#hold([])
    this.#own.lost()
  }

  get #myId(): string | undefined {
    return this.#session.session?.userId
  }
  #isOn({ since }: { since: number }): boolean {
    return this.#clock.now < since + CLAIM_MS
  }
  #ownClaim(): Claim | undefined {
    const { session } = this.#session
    const told = this.#people.find(({ userId }) => userId === session?.userId)
    const claim = this.#own.standing ?? (told && claimBy(told))
    return session && claim && this.#isOn(claim)
      ? { userId: session.userId, name: session.name, requestId: claim.requestId, since: claim.since }
      : undefined
  }
  #hold(drags: readonly Drag[]): void {
    this.#drags = drags
    this.#held = heldOf(this.#held, drags)
  }
}

const claimBy = ({ userId, name, claim }: Person): Claim | undefined =>
  claim && { userId, name, requestId: claim.requestId, since: Date.parse(claim.since) }

function byRequest(people: readonly Person[]): ReadonlyMap<string, readonly Person[]> {
  const by = new Map<string, Person[]>()
  for (const person of people) if (person.requestId !== undefined) by.set(person.requestId, [...(by.get(person.requestId) ?? []), person])
  return by
}
