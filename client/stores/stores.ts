import { createContext } from 'svelte'
import { AlertsStore } from '../alerts/alerts.svelte.ts'
import { SoundStore } from '../alerts/sound.svelte.ts'
import { CallStore } from '../call/call.svelte.ts'
import { DragStore } from '../drag/drag.svelte.ts'
import { KeyStore } from '../keys/keys.svelte.ts'
import { PaletteStore } from '../palette/palette.svelte.ts'
import { RouteStore } from '../route/route.svelte.ts'
import { ActionsStore } from './actions.svelte.ts'
import { ArrivalsStore } from './arrivals.svelte.ts'
import { BoardStore } from './board.svelte.ts'
import { ClockStore } from './clock.svelte.ts'
import { ColouringStore } from './colouring.svelte.ts'
import { CrewsStore } from './crews.svelte.ts'
import { DeskStore } from './desk.svelte.ts'
import { LeaveByStore } from './leave-by.svelte.ts'
import { LinkStore } from './link.svelte.ts'
import { MapViewStore } from './map-view.svelte.ts'
import { NoticeStore } from './notices.svelte.ts'
import { PackStore } from './pack.svelte.ts'
import { PastSearch } from './past-search.svelte.ts'
import { PastStore } from './past.svelte.ts'
import { PendingStore, type Sender } from './pending.svelte.ts'
import { PickingStore } from './picking.svelte.ts'
import { PositionsStore } from './positions.svelte.ts'
import { PresenceStore } from './presence.svelte.ts'
import { QueueStore } from './queue.svelte.ts'
import { ReadingsStore } from './readings.svelte.ts'
import { SelectionStore } from './selection.svelte.ts'
import { SessionStore } from './session.svelte.ts'
import { ThemeStore } from './theme.svelte.ts'
import { TravelStore } from './travel.svelte.ts'
import { UndoStore } from '../undo/undo.svelte.ts'

/** All that a page knows. Made once, in `main.ts`; components take it from the context. */
export function makeStores(send?: Sender) {
  const session = new SessionStore()
  const board = new BoardStore()
  const clock = new ClockStore()
  const notices = new NoticeStore()
  const readings = new ReadingsStore(board, clock)
  const pending = new PendingStore((notice) => notices.say(notice), () => board.board, send)
  const selection = new SelectionStore()
  const desk = new DeskStore()
  const past = new PastStore()
  const mapView = new MapViewStore()
  const actions = new ActionsStore(session, board, pending, selection)
  const positions = new PositionsStore()
  const link = new LinkStore()
  const presence = new PresenceStore(session, clock)
  const sound = new SoundStore()
  const keys = new KeyStore()
  const crews = new CrewsStore(board, clock, positions)
  const travel = new TravelStore()
  const drag = new DragStore()
  const leaveBy = new LeaveByStore({ board, crews, positions, readings, travel })
  return {
    session, board, clock, notices, readings, pending, selection, positions,
    crews, travel, leaveBy,
    arrivals: new ArrivalsStore({ actions, board, clock, drag, positions, readings, travel }),
    colouring: new ColouringStore(),
    mapView,
    pack: new PackStore(),
    desk,
    call: new CallStore({ actions, board, clock, desk, keys, mapView, pending, selection, session }),
    drag,
    keys,
    past,
    pastFound: new PastSearch(past),
    palette: new PaletteStore(past, () => board.board.seq),
    route: new RouteStore(board, past, selection, notices),
    link, presence, sound,
    alerts: new AlertsStore({ board, link, presence, readings, session, sound }),
    queue: new QueueStore(board, clock, readings, () => session.session?.name, (requestId) => leaveBy.of(requestId)?.at),
    picking: new PickingStore(),
    theme: new ThemeStore(),
    undo: new UndoStore(session, board, clock, pending),
    actions,
  }
}
export type Stores = ReturnType<typeof makeStores>

/** `useStores()` throws where nobody provided them. */
export const [useStores, provideStores] = createContext<Stores>()
