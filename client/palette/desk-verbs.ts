import { commandPhrase } from '../../shared/domain/sentences.ts'
import type { CrewStatus } from '../../shared/protocol/words.ts'
import { plain, rest, says, strong, type Completion, type PaletteView } from './completion.ts'
import { namedCrews } from './named-crews.ts'

type Complete = (words: readonly string[], view: PaletteView) => Completion[]

/** What a key of the board does, typed. */
export const byKey = (key: string, words: string): Complete => (_words, view) =>
  view.hasKey(key) ? [{ id: key, words: [strong(words)], deed: { do: 'key', key } }] : [says(plain('Your role may not do this.'))]

/** One of a few words, by its beginning. */
function choice<T extends string>(verb: string, fill: string, choices: readonly (readonly [T, string])[], deed: (chosen: T) => Completion['deed']): Complete {
  return ([typed = ''], _view) => {
    const fitting = choices.filter(([, word]) => word.startsWith(typed.toLowerCase()))
    if (fitting.length === 0) return [says(plain(`${verb}: ${choices.map(([, word]) => word).join(', ')}.`))]
    const rows = fitting.map(([value, word]): Completion => ({ id: `${fill}-${value}`, words: [plain(verb), strong(word)], deed: deed(value)! }))
    return fitting.length === 1 ? rows : [says(plain(verb), rest(choices.map(([, word]) => word).join(', '))), ...rows]
  }
}
export const colour = choice('Colour by', 'colour', [['clock', 'clock'], ['status', 'status'], ['crew', 'crew']], (by) => ({ do: 'colour', by }))
export const theme = choice('Theme', 'theme', [['night', 'night'], ['day', 'day'], ['system', 'as the system']], (chosen) => ({ do: 'theme', theme: chosen }))

/** `break t7`, `available t7`, `out t7`. */
export const crewStatus = (name: string, status: CrewStatus, words: string): Complete => (typed, view) => {
  if (!view.may('SetCrewStatus')) return [says(plain(`Your role may not ${commandPhrase('SetCrewStatus', 'verb')}.`))]
  const { one, fitting } = namedCrews(typed.join(' '), view)
  if (one && !one.shift) return [says(plain(`${one.name} is off shift.`))]
  if (one && one.status === status) return [says(plain(`${one.name} is ${words} already.`))]
  if (one) {
    return [{
      id: name, words: [strong(one.name), plain('is'), strong(words)], aside: `now ${view.crew(one).text}`,
      deed: { do: 'command', drafts: [{ kind: 'SetCrewStatus', crewId: one.id, status }], doing: 'changing' },
    }]
  }
  if (fitting.length === 0) return [says(plain(`No crew matches “${typed.join(' ')}”.`))]
  return [says(strong(words), rest('which crew? t7, or a name')), ...fitting.filter((crew) => crew.shift && crew.status !== status).slice(0, 8).map((crew) => ({
    id: crew.id, words: [strong(crew.name), plain(crew.skills.join(', '))], aside: view.crew(crew).text, fill: `${name} t${crew.badge} `,
  }))]
}

export const signOut: Complete = () => [{ id: 'sign-out', words: [strong('Sign out')], deed: { do: 'sign-out' } }]
