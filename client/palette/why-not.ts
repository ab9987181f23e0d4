import { commandPhrase, statusWord } from '../../shared/domain/sentences.ts'
import type { ServiceRequest } from '../../shared/protocol/board.ts'
import { REQUEST_ACTIONS, type ActionId } from '../stores/request-actions.ts'
import { plain, says, strong, type Completion, type PaletteView } from './completion.ts'

export const actionOf = (id: ActionId) => REQUEST_ACTIONS.find((action) => action.id === id)!

/** Why this act may not be done to these now, in one line; undefined when it may. The server has the last word. */
export function whyNot(id: ActionId, requests: readonly ServiceRequest[], view: PaletteView): Completion | undefined {
  const action = actionOf(id)
  if (!view.may(action.kind)) return says(plain(`Your role may not ${commandPhrase(action.kind, 'verb')}.`))
  const one = requests.find((request) => !action.from(request))
  if (one) {
    if (id === 'take-back' && one.assignments.length === 0) return says(plain(`No crew has ${one.number}: there is nothing to take back.`))
    return says(plain(`${one.number} is ${statusWord(one.status)}: ${commandPhrase(action.kind)} is not possible.`))
  }
  if (requests.length > 1 && !action.several) return says(plain(`${action.label.replace(/( into)?…$/, '')}: one request at a time.`))
  return undefined
}

export const nothingSelected = (verb: string): Completion => says(strong(verb), { text: 'which request? a number, or select one first', look: 'rest' })
