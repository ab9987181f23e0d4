/** Lists of which only what is in sight is drawn; fetched when there are so many. */
export { default as CrewLines } from './crews/CrewLines.svelte'
export { default as QueueRows } from './queue/QueueRows.svelte'
