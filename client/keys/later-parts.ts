/** What the keys open; fetched when the board and its map stand. */
export { default as Palette } from '../palette/Palette.svelte'
export { default as CheatSheet } from './CheatSheet.svelte'
