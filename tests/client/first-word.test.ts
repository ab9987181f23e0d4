// @vitest-environment jsdom
import { readFileSync } from 'node:fs'
import { beforeEach, expect, it, vi } from 'vitest'

const page = readFileSync('client/index.html', 'utf8')
const app = () => document.getElementById('app')!
vi.mock('../../client/App.svelte', async () => await import('../../client/look/Spinner.svelte'))

beforeEach(() => {
  document.body.innerHTML = new DOMParser().parseFromString(page, 'text/html').body.innerHTML
})

it('a page whose code never comes says so and offers to load it again, without any code', () => {
  expect(app().textContent).toContain('This page has not loaded.')
  expect(app().querySelector('a')?.href).toBe(document.baseURI)
  // What the server lets through (script-src, style-src) is files alone: nothing stands in the page itself.
  expect(document.querySelector('script:not([src]), style')).toBeNull()
})

it('the page that has come stands in its place', async () => {
  vi.stubGlobal('fetch', () => Promise.reject(new Error('no network')))
  await import('../../client/main.ts')
  expect(app().textContent).toBe('')
  expect(app().children).toHaveLength(1)
})
