import { Later } from '../look/later.svelte.ts'

export const boardParts = new Later(() => import('./later-parts.ts'))
export const manyParts = new Later(() => import('./many-parts.ts'))
