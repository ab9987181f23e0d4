// npm run dev: the demo city with its server restarted, and the pages reloaded, at every change.
import { spawn } from 'node:child_process'
import { prepare } from './prepare.mjs'

await prepare({ build: false })
const children = [
  spawn('node_modules/.bin/tsx', ['watch', '--clear-screen=false', 'server/main.ts', '--demo', ...process.argv.slice(2)], { stdio: 'inherit' }),
  spawn('node_modules/.bin/vite', [], { stdio: 'inherit' }),
]
const stop = () => children.forEach((child) => child.kill('SIGTERM'))
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, stop)
for (const child of children) child.on('exit', stop)
