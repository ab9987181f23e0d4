import type { Dragging, Person, Presence } from '../../shared/protocol/sockets.ts'

export interface Drag extends Dragging {
  userId: string
  name: string
}
/** What others drag, without the place under the hand: it changes rarely. */
export type Held = Omit<Drag, 'at'>

/** Everybody after this message, by name, without what they drag: that moves ten times a second, this does not. */
export function mergePeople(before: readonly Person[], message: Presence): readonly Person[] {
  const people = [...staying(before, message), ...message.people.map(({ drag: _, ...person }) => person)]
    .sort((a, b) => a.name.localeCompare(b.name, 'en') || (a.userId < b.userId ? -1 : 1))
  return keepIfSame(before, people)
}

/** What others hold in their hands after this message. */
export function mergeDrags(before: readonly Drag[], message: Presence, myId: string | undefined): readonly Drag[] {
  const drags = message.people.flatMap(({ userId, name, drag }) => (drag && userId !== myId ? [{ userId, name, ...drag }] : []))
  return keepIfSame(before, [...staying(before, message), ...drags])
}

export const heldOf = (before: readonly Held[], drags: readonly Drag[]): readonly Held[] =>
  keepIfSame(before, drags.map(({ at: _, ...drag }) => drag))

function staying<One extends { userId: string }>(before: readonly One[], { people, whole, gone }: Presence): One[] {
  const said = new Set([...gone, ...people.map(({ userId }) => userId)])
  return whole ? [] : before.filter(({ userId }) => !said.has(userId))
}
const keepIfSame = <Value>(before: Value, next: Value): Value => (JSON.stringify(before) === JSON.stringify(next) ? before : next)
