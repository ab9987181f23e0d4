import { fixtureSnapshot, NOW } from '../../../client/look/gallery/fixture.ts'
import { stormOf } from '../../../client/look/gallery/storm.ts'
import type { CitySource } from '../../../server/pack/city-source.ts'
import { foresee, giftOf, isTold, type ArrivalView } from '../../../shared/arrivals/arrival.ts'
import { LegBook } from '../../../shared/arrivals/leg-book.ts'
import { boardFrom, clockBook } from '../../../shared/domain/board.ts'
import type { Position } from '../../../shared/protocol/board.ts'
import { graphOf } from '../../../shared/roads/graph-of.ts'
import { RoadNet } from '../../../shared/roads/road-net.ts'
import { roadTravel } from '../../../shared/roads/road-travel.ts'
import { randomFrom } from '../../kit/random.ts'
import { median, type Figure } from '../table.ts'

const CREWS = 50
const JOBS = 10
const LIFTS = 40

/** The work of lifting one request: for every crew when it would arrive, at the best place of its run, in time or not, and whom that pushes; and one crew's way. */
export function dropPreview(town: CitySource, times: number): Figure[] {
  const travel = roadTravel(new RoadNet(graphOf(town)))
  const random = randomFrom(11)
  const anywhere = () => {
    const [lng, lat] = town.nodes[Math.floor(random() * town.nodes.length)]!
    return { lng, lat }
  }
  const city = stormOf(fixtureSnapshot(), CREWS * JOBS + LIFTS, CREWS)
  const requests = city.requests.map((request) => ({ ...request, status: 'acknowledged' as const, assignments: [], place: { ...request.place, ...anywhere() } }))
  const crews = city.crews.map((crew, i) => ({
    ...crew, shift: { startedAt: new Date(NOW).toISOString(), endsAt: new Date(NOW + 8 * 3_600_000).toISOString() },
    run: requests.slice(i * JOBS, (i + 1) * JOBS).map(({ id }) => id),
  }))
  const board = boardFrom({ ...city, requests: requests as typeof city.requests, crews })
  const book = clockBook(board)
  const positions = new Map(crews.map(({ id }): [string, Position] => [id, { crewId: id, ...anywhere(), at: new Date(NOW).toISOString() }]))
  const jobs = crews.flatMap(({ run }) => run.map((id) => board.requests.get(id)!.place))
  const lifted = requests.slice(CREWS * JOBS)

  function lift(legs: LegBook, request: (typeof lifted)[number]): number {
    const began = performance.now()
    const view: ArrivalView = { board, book, now: NOW, legs: legs.seconds, positionOf: (id) => positions.get(id) }
    const gift = giftOf([board.requests.get(request.id)!], view)!
    legs.learn(request.place, [...positions.values(), ...jobs])
    const told = crews.map((crew) => foresee(gift, crew, view)).filter(isTold)
    if (told.length === 0) throw new Error('Nobody would arrive')
    const way = told[0]!.way
    way.slice(1).forEach((to, i) => travel.route(way[i]!, to))
    return performance.now() - began
  }
  // The drives of runs are known before anybody lifts anything: curbs are drawn by them.
  const legs = new LegBook(travel)
  for (const { id, run } of crews) run.forEach((job, i) => legs.learn(board.requests.get(job)!.place, [i === 0 ? positions.get(id)! : board.requests.get(run[i - 1]!)!.place]))
  // What runs hot has been run before.
  lifted.slice(0, 5).forEach((request) => lift(legs, request))
  const values = Array.from({ length: times }, (_, n) => lifted.slice(5).flatMap((request, i) => (i % times === n ? [lift(legs, request)] : []))).map(median)
  return [{ name: 'a request lifted: all arrivals, results and pushes', unit: 'ms', goal: 16, values, about: `${CREWS} crews of ${JOBS} jobs, ${town.nodes.length.toLocaleString('en')} nodes` }]
}
