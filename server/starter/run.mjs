// npm run demo | start | setup | user:create | backup | restore | rebuild | replay: prepares, then goes on in this very process,
// so that signals reach the server and nobody is left behind.
import { prepare } from './prepare.mjs'

const [what, ...rest] = process.argv.slice(2)
await prepare()
const entry = what === 'demo' || what === 'start' ? 'main' : 'cli'
const args = what === 'demo' ? ['--demo', ...rest] : what === 'start' ? rest : [what, ...rest]
process.argv.splice(2, Infinity, ...args)
await import(new URL(`../../dist/server/${entry}.js`, import.meta.url))
