import { Later } from '../../../client/look/later.svelte.ts'

/** A part of the page that comes, or cannot be had, when a test says so. */
export function held<Part>() {
  let tries = 0
  let settle: { resolve: (part: Part) => void; reject: (error: Error) => void } | undefined
  const later = new Later<Part>(() => {
    tries++
    return new Promise<Part>((resolve, reject) => (settle = { resolve, reject }))
  })
  return {
    later,
    get tries() {
      return tries
    },
    come: (part: Part) => settle!.resolve(part),
    /** Answers when everybody has heard of it. */
    async fail(): Promise<void> {
      settle!.reject(new Error('no network'))
      await new Promise((resolve) => setImmediate(resolve))
    },
  }
}
