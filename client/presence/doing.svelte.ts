import type { Doing } from '../../shared/protocol/sockets.ts'
import type { Stores } from '../stores/stores.ts'
import { Teller } from './tell.ts'

type Doers = Pick<Stores, 'selection' | 'drag' | 'presence'>
const MOST_DRAGGED = 100

/** What this window's person does, in the order in which it must be said. The place under the hand is asked of the map here, not with every move. */
export function doingsOf({ selection, drag, presence }: Doers): Doing[] {
  const requestId = selection.openId ?? selection.requestId
  const place = drag.at && drag.port?.lngLatAt(drag.at)
  const isOnEarth = place && Math.abs(place.lng) <= 180 && Math.abs(place.lat) <= 90
  const over = drag.overCrewId
  const held = drag.requestIds.length > 0 && {
    requestIds: drag.requestIds.slice(0, MOST_DRAGGED),
    ...(over === undefined ? {} : { over }),
    ...(isOnEarth ? { at: { lng: degrees(place.lng), lat: degrees(place.lat) } } : {}),
  }
  const { claim, heard } = presence.toTell
  return [...presence.steps, claim].map((claimed) => ({
    ...(requestId === undefined ? {} : { requestId }),
    ...(claimed === undefined ? {} : { claim: { requestId: claimed } }),
    ...(held ? { drag: held } : {}),
    ...(heard.length > 0 ? { heard: [...heard] } : {}),
  }))
}

/** Tells what a person at a desk does whenever it changes; of crews and walls nothing is told. Answers how to tell it again, and how to stop. */
export function tellDoing(stores: Doers, say: (doing: Doing) => boolean): { again: () => void; stop: () => void } {
  const teller = new Teller(() => (stores.presence.isDesk ? doingsOf(stores) : []), say, (count) => stores.presence.toldSteps(count))
  const stopWatching = $effect.root(() => {
    $effect(() => {
      void [stores.selection.requestId, stores.drag.drag, stores.presence.toTell]
      teller.poke()
    })
  })
  return {
    again: () => teller.again(),
    stop() {
      stopWatching()
      teller.stop()
    },
  }
}

/** To a tenth of a metre. */
const degrees = (value: number): number => Math.round(value * 1e6) / 1e6
