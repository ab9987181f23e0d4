import type { DropdownMenu } from 'bits-ui'
import { Later } from './later.svelte.ts'

/** What a menu's lines are made of; handed to them, since it comes later than they do. */
export type MenuKit = typeof DropdownMenu

export const menuParts = new Later(() => import('./menu-parts.ts'))
