const MOST = 5_000
const AT_ONCE = 100

/** Alerts that somebody here acknowledged: as the server says, and my own that it has not told yet. A value, replaced when it changes. */
export interface Heard {
  told: ReadonlyMap<string, string>
  mine: readonly string[]
}

export const nothingHeard: Heard = { told: new Map(), mine: [] }

export const hearing = ({ told, mine }: Heard, ids: readonly string[]): Heard =>
  ({ told, mine: [...new Set([...mine, ...ids])].filter((id) => !told.has(id)).slice(-MOST) })

export function toldHeard(heard: Heard, news: Readonly<Record<string, string>>, isWhole: boolean): Heard {
  const told = new Map([...(isWhole ? [] : heard.told), ...Object.entries(news)].slice(-MOST))
  return { told, mine: heard.mine.filter((id) => !told.has(id)) }
}

/** What is to be said next: as many as a message takes. */
export const toSay = ({ mine }: Heard): readonly string[] => mine.slice(0, AT_ONCE)

export const allHeard = ({ told, mine }: Heard, myName: string): ReadonlyMap<string, string> =>
  new Map([...told, ...mine.map((id) => [id, myName] as const)])
