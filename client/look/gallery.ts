import { mount } from 'svelte'
import { makeStores, type Stores } from '../stores/stores.ts'
import { fixtureRecords, fixtureSnapshot, NOW, requestId } from './gallery/fixture.ts'
import Gallery from './gallery/Gallery.svelte'
import { showOthers } from './gallery/others.ts'
import { bringNews } from './gallery/news.ts'
import { paperCity } from './gallery/paper-city.ts'
import { driveAbout } from './gallery/driving.ts'
import { stackOf, stormOf } from './gallery/storm.ts'
import './fonts.css'
import './tokens.css'
import './base.css'
import './menu.css'
import './controls.css'

/**
 * The components with no server behind them; the dev server alone serves this page.
 * `?board` shows the whole board, `&open=4817` with a detail, `&stale` with the link gone,
 * `&many=400` a storm (`&crews=500` with so many crews, `&move` with all of them driving), `&stack=5` with some at one place,
 * `&others` with colleagues at work, `&run` with time going on,
 * `&news` with something new coming in (`&news=grave`: much of it).
 */
const asked = new URLSearchParams(location.search)
const many = Number(asked.get('many') ?? 0)
const storm = many > 0 ? stormOf(fixtureSnapshot(), many, asked.has('crews') ? Number(asked.get('crews')) : undefined) : fixtureSnapshot()
const snapshot = asked.has('stack') ? stackOf(storm, Number(asked.get('stack'))) : storm
const stores: Stores = makeStores(paperCity(() => stores))
const role = asked.get('role') ?? 'supervisor'
stores.clock.stand(NOW)
stores.session.assume({ userId: 'ana', name: 'Ana Keller', role: role as 'supervisor', cityId: 'gallery' })
stores.board.welcome({ logId: 'gallery', head: snapshot.seq, now: snapshot.now, protocol: 1, mode: 'snapshot', board: snapshot })
stores.positions.replace(snapshot.positions)
stores.presence.show({ people: [{ userId: 'luis', name: 'Luis Marin', role: 'dispatcher' }, { userId: 'sv', name: 'Sam Vega', role: 'supervisor' }], whole: true, gone: [] })
stores.link.report({ phase: 'live', tries: 0, polling: asked.has('polling'), heardAt: Date.now() })
if (asked.has('stale')) {
  stores.link.report({ phase: 'stale', tries: 1, polling: false, heardAt: Date.now() - 18_000 })
  stores.clock.freeze(NOW - 18_000)
}
if (asked.has('run')) setInterval(() => stores.clock.stand(stores.clock.wall + 1_000), 1_000)
if (asked.has('move')) driveAbout(stores)
if (asked.has('others')) showOthers(stores)
if (asked.has('news')) bringNews(stores, asked.get('news') === 'grave')
if (asked.has('all')) stores.queue.show('all-open')
if (asked.has('open')) stores.selection.open(requestId(Number(asked.get('open'))))
if (asked.has('theme')) stores.theme.choose(asked.get('theme') as 'night')

/** The one question that a detail asks of a server: the history of its request. */
const records = fixtureRecords()
const network = window.fetch
window.fetch = (asked, init) => {
  const number = /^\/api\/requests\/([^/]+)\/history/.exec(String(asked))?.[1]
  const id = number && snapshot.requests.find((request) => request.number === number)?.id
  if (!id) return network(asked, init)
  return Promise.resolve(Response.json({ records: records.filter((record) => 'requestId' in record && record.requestId === id) }))
}

mount(Gallery, { target: document.getElementById('app')!, props: { stores, whole: asked.has('board') } })
