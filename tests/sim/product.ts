import { City } from '../../server/city/city.ts'
import { BoardKeeper } from '../../server/dispatch/board-keeper.ts'
import { Dispatcher } from '../../server/dispatch/dispatcher.ts'
import { projectionOf } from '../../server/dispatch/projection.ts'
import { subscribe } from '../../server/feed/subscribe.ts'
import { memoryDatabase } from '../../server/memory/memory-database.ts'
import { StoreFault } from '../../server/ports/fault.ts'

/** What of the product is in the bottle. Clients bring their own store. */
export const product = { City, BoardKeeper, Dispatcher, projectionOf, subscribe, memoryDatabase, StoreFault }
export type Product = typeof product
