import { prefersReducedMotion } from 'svelte/motion'

/** How long a card takes to its new place: long enough for an eye to follow, none where motion is not wanted. */
export const moveMs = (): number => (prefersReducedMotion.current ? 0 : 180)
