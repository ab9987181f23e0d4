import type { Socket } from 'socket.io'
import type { Role } from '../../shared/protocol/words.ts'
import type { Id } from '../../shared/protocol/values.ts'
import type { Down, Listener } from '../feed/audience.ts'

/** A client that leaves so much unread is cut; it comes back by snapshot. */
const MOST_PACKETS = 2_000
const MOST_BYTES = 1_000_000

export const roleRoom = (role: Role): string => `role:${role}`
export const crewRoom = (crewId: Id): string => `crew:${crewId}`

/** One socket, as the feed sees it. */
export class SocketListener implements Listener {
  readonly id: string
  readonly role: Role
  readonly crewId: Id | undefined
  readonly #socket: Socket

  constructor(socket: Socket, role: Role, crewId: Id | undefined) {
    this.#socket = socket
    this.id = socket.id
    this.role = role
    this.crewId = crewId
  }

  send<Name extends keyof Down>(name: Name, message: Down[Name]): void {
    this.#socket.emit(name, message)
  }

  join(): void {
    void this.#socket.join(roleRoom(this.role))
  }

  isClogged(): boolean {
    const { writeBuffer, transport } = this.#socket.conn as unknown as {
      writeBuffer: { data?: string | Buffer }[]
      transport: { socket?: { bufferedAmount?: number } }
    }
    if (writeBuffer.length > MOST_PACKETS || (transport.socket?.bufferedAmount ?? 0) > MOST_BYTES) return true
    if (writeBuffer.length < 20) return false
    return writeBuffer.reduce((bytes, packet) => bytes + (packet.data?.length ?? 0), 0) > MOST_BYTES
  }

  /** A clogged line cannot drain, so what it still holds is thrown away. */
  close(): void {
    const isStuck = this.isClogged()
    this.#socket.disconnect(!isStuck)
    if (isStuck) (this.#socket.conn as unknown as { close(discard: boolean): void }).close(true)
  }
}
