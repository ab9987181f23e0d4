import { isNamedBy, rightCrews } from '../../../../shared/arrivals/right-crews.ts'
import type { DeclineReason } from '../../../../shared/protocol/words.ts'
import type { Draft } from '../../../setup/starter-pack.ts'
import type { Dice } from '../../dice.ts'
import type { Job, Sight } from './sight.ts'

/** What a crew says to a job that it looked at: nearly always yes. */
export function replyTo({ request }: Job, { board, crew }: Sight, dice: Dice): Draft {
  const base = { requestId: request.id, crewId: crew.id, via: 'tap' as const }
  const reason = whyNot()
  return reason === undefined ? { kind: 'AcceptAssignment', ...base } : { kind: 'DeclineAssignment', ...base, reason }

  function whyNot(): DeclineReason | undefined {
    const service = board.services.get(request.serviceCode)
    if (service === undefined) return undefined
    const isOfAnother = !isNamedBy(service, crew) && rightCrews(service, [...board.crews.values()]).every(({ id }) => id !== crew.id)
    if (isOfAnother && dice.isUnder(0.2)) return 'wrong-gear'
    if (service.priority === 'P0' || !dice.isUnder(0.02)) return undefined
    return crew.run.length > 4 ? 'busy' : dice.pick(['busy', 'too-far', 'wrong-gear', 'not-safe'] as const)
  }
}
