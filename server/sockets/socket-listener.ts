import type { Socket } from 'socket.io'
import type { Role } from '../../shared/protocol/words.ts'
import type { Id } from '../../shared/protocol/values.ts'
import type { Down, Listener } from '../feed/audience.ts'

/** A client that leaves so much unread is cut; it comes back by snapshot. */
const MOST_PACKETS = 2_000
const MOST_BYTES = 1_000_000
/** None of it taken for so long is a line that does not read. */
const STUCK_MS = 8_000
/** More than this no client may cost, however it reads. */
const MEMORY_BYTES = 32_000_000

export const roleRoom = (role: Role): string => `role:${role}`
export const crewRoom = (crewId: Id): string => `crew:${crewId}`

/** One socket, as the feed sees it. */
export class SocketListener implements Listener {
  readonly id: string
  readonly role: Role
  readonly crewId: Id | undefined
  readonly #socket: Socket
  readonly #onJoined: () => void
  #least = { bytes: Infinity, atMs: 0 }
  #isStuck = false

  constructor(socket: Socket, role: Role, crewId: Id | undefined, onJoined: () => void) {
    this.#socket = socket
    this.#onJoined = onJoined
    this.id = socket.id
    this.role = role
    this.crewId = crewId
  }

  send<Name extends keyof Down>(name: Name, message: Down[Name]): void {
    this.#socket.emit(name, message)
  }

  join(): void {
    void this.#socket.join(roleRoom(this.role))
    this.#onJoined()
  }

  /** Too much is waiting, and for a while none of it has gone: a slow line that still reads is left in peace. */
  isClogged(): boolean {
    const backlog = this.#backlog()
    if (backlog <= MOST_BYTES) this.#least = { bytes: Infinity, atMs: 0 }
    else if (backlog < this.#least.bytes) this.#least = { bytes: backlog, atMs: performance.now() }
    else if (performance.now() - this.#least.atMs > STUCK_MS) this.#isStuck = true
    return this.#isStuck || backlog > MEMORY_BYTES
  }

  /** Bytes that wait to be taken; many small packets count as much as a few large ones. */
  #backlog(): number {
    const { writeBuffer, transport } = this.#socket.conn as unknown as {
      writeBuffer: { data?: string | Buffer }[]
      transport: { socket?: { bufferedAmount?: number } }
    }
    const packets = writeBuffer.length > MOST_PACKETS ? MEMORY_BYTES + 1 : writeBuffer.reduce((bytes, packet) => bytes + (packet.data?.length ?? 0), 0)
    return packets + (transport.socket?.bufferedAmount ?? 0)
  }

  /** A clogged line cannot drain, so what it still holds is thrown away. */
  close(): void {
    const isStuck = this.isClogged()
    this.#socket.disconnect(!isStuck)
    if (isStuck) (this.#socket.conn as unknown as { close(discard: boolean): void }).close(true)
  }
}
