/** Filled while it moves, met-coloured on scene, outlined when free, dashed when silent or off. */
export type BadgeLook = 'filled' | 'on-scene' | 'outlined' | 'dashed'
