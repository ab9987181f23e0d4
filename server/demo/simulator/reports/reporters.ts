import { isOpen } from '../../../../shared/domain/requests.ts'
import type { Board } from '../../../../shared/domain/board.ts'
import type { CommandOf } from '../../../../shared/protocol/commands.ts'
import type { Dice } from '../../dice.ts'
import type { Haunts } from '../../places/haunts.ts'
import { someone } from '../../words/people.ts'
import type { Residents } from '../../words/residents.ts'
import { shifted } from '../ground.ts'
import { drawService, drawSource, GIVES_NAME, SEEN_BY_MANY } from './mix.ts'

export type Report = Omit<CommandOf<'ReceiveRequest'>, 'kind' | 'commandId' | 'requestId'>

/** What stands at one place is seen by more than one person, for so long. */
const SEEN_AGAIN_MS = 2 * 3_600_000
const AGAIN = 0.07
const AGAIN_IN_A_STORM = 0.24

/** The people of the town who see that something is broken. */
export class Reporters {
  readonly #haunts: Haunts
  readonly #residents: Residents
  readonly #dice: Dice
  readonly #isStorm: boolean

  constructor(haunts: Haunts, residents: Residents, dice: Dice, isStorm: boolean) {
    this.#haunts = haunts
    this.#residents = residents
    this.#dice = dice
    this.#isStorm = isStorm
  }

  /** Something new, or what a neighbour has reported already, in other words. */
  next(board: Board, nowMs: number): Report {
    const dice = this.#dice
    const isAgain = dice.isUnder(this.#isStorm ? AGAIN_IN_A_STORM : AGAIN)
    const known = isAgain ? [...board.requests.values()].filter((request) => isOpen(request) && SEEN_BY_MANY.has(request.serviceCode) && nowMs - Date.parse(request.receivedAt) < SEEN_AGAIN_MS && !request.place.unknown) : []
    const same = known.length > 0 ? dice.pick(known) : undefined
    const serviceCode = same?.serviceCode ?? drawService([...board.services.keys()], this.#isStorm, dice)
    const source = drawSource(serviceCode, dice)
    // A neighbour points to where they stand, not to the hole itself.
    const place = same ? { ...same.place, ...rounded(shifted(same.place, dice.normal() * 14, dice.normal() * 14)) } : this.#haunts.of(serviceCode, dice)
    return {
      serviceCode, source, place, description: this.#residents.describe(serviceCode, source), via: 'desk',
      ...(dice.isUnder(GIVES_NAME[source]) ? { reporter: someone(dice) } : {}),
    }
  }
}

const rounded = ({ lng, lat }: { lng: number; lat: number }) => ({ lng: Math.round(lng * 1e6) / 1e6, lat: Math.round(lat * 1e6) / 1e6 })
