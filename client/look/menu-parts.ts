/** The one door to the library's menus; fetched after the board stands. */
export { default as DropMenu } from './DropMenu.svelte'
export { default as PointMenu } from './PointMenu.svelte'
