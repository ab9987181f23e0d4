import { boardParts } from '../board/board-later.ts'
import type { Later } from '../look/later.svelte.ts'
import type { Stores } from '../stores/stores.ts'
import { keysParts } from './keys-later.ts'

/** Of what was asked for, the part of the page that is not here yet: until it is, nothing can take the keys. */
export function partAskedFor({ actions, desk, palette }: Stores): Later<unknown> | undefined {
  const isOfKeys = palette.isOpen || desk.panel === 'keys'
  if (isOfKeys && keysParts.here === undefined) return keysParts
  const isOfBoard = actions.asking !== undefined || desk.crewForm !== undefined || (desk.panel !== undefined && desk.panel !== 'keys')
  return isOfBoard && boardParts.here === undefined ? boardParts : undefined
}

/** Whether what was asked for has the keys, drawn or not: no letter may be an order to the board behind it. */
export const isAskedOver = (stores: Stores): boolean =>
  stores.actions.asking !== undefined || stores.palette.isOpen || stores.desk.panel === 'keys' || partAskedFor(stores) !== undefined

/** Takes back what was asked for and never came, and says so: a hand that types must not find itself on the board unwarned. */
export function withdraw(stores: Stores): void {
  const { actions, desk, keys, notices, palette } = stores
  if (!actions.asking && !palette.isOpen && !desk.panel) return
  // It came, and somebody has taken the focus from it: it is theirs to close.
  if (partAskedFor(stores) === undefined && (desk.panel === 'new-request' || document.querySelector('[role="dialog"]'))) return
  if (palette.isOpen) palette.hide()
  else if (actions.asking) actions.stop()
  else desk.hide()
  keys.hush()
  notices.say({ text: 'What you asked for did not come in time: nothing was done. Press its key again.', plain: true })
}
