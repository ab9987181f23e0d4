import { Later } from '../look/later.svelte.ts'

export const keysParts = new Later(() => import('./later-parts.ts'))
