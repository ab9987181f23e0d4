import type { Env } from '../../env.ts'
import type { Time } from '../../ports/time.ts'
import type { SimulatorLogins } from '../demo-logins.ts'
import { Dice } from '../dice.ts'
import { hauntsOf, scattered } from '../places/haunts.ts'
import type { Land } from '../places/land.ts'
import { HttpDoors } from './http-doors.ts'
import { groundOn, groundWithoutRoads } from './open-ground.ts'
import { Simulator } from './simulator.ts'

interface Opening {
  time: Time
  port: number
  env: Pick<Env, 'HOST' | 'PUBLIC_URL' | 'tls'>
  logins: SimulatorLogins
  center: { lng: number; lat: number }
  /** Where the city lies; without it, its places are strewn around its middle. */
  land: Land | undefined
  seed: number
  haste: number
  isStorm: boolean
  onFault: (fault: unknown) => void
}

/** Puts people into a demo that listens on this machine. Ready when they are; `stop` sends them home. */
export function openSimulator({ time, port, env, logins, center, land, seed, haste, isStorm, onFault }: Opening): { stop(): void } {
  const dice = new Dice(seed)
  const haunts = land ? hauntsOf(land, dice) : scattered(center, dice)
  const ground = land ? groundOn(land.roads, haunts.yards) : groundWithoutRoads(center, haunts.yards)
  const url = loopback(env, port)
  const doors = new HttpDoors({ url, origin: env.PUBLIC_URL ? new URL(env.PUBLIC_URL).origin : url, password: logins.password })
  const simulator = new Simulator({ doors, logins, ground, haunts, time, seed, haste, isStorm, onFault })
  // A demo is up when it answers; its people come in on the side, and one who is not let in is no reason to end it.
  void simulator.start().catch(onFault)
  return {
    stop() {
      simulator.stop()
      doors.close()
    },
  }
}

/** Where this machine reaches itself; a server that listens on one address alone is reached there. */
function loopback({ HOST, tls }: Pick<Env, 'HOST' | 'tls'>, port: number): string {
  const host = HOST === '0.0.0.0' ? '127.0.0.1' : HOST === '::' ? '::1' : HOST
  return `${tls ? 'https' : 'http'}://${host.includes(':') ? `[${host}]` : host}:${port}`
}
