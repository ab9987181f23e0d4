/** What a desk asks for and does not see at once; fetched when the board and its map stand. */
export { default as RequestDialogs } from './RequestDialogs.svelte'
export { default as Detail } from './detail/Detail.svelte'
export { default as CrewForm } from './crews/CrewForm.svelte'
export { default as SoundDialog } from '../alerts/SoundDialog.svelte'
export { default as RunList } from './crews/RunList.svelte'
export { default as PastGroup } from './queue/PastGroup.svelte'
