/** The long run looks at all of them. */
export const isLong = process.env.LONG === '1'
/** Towns that tests look at: the demo's own is 7. */
export const TOWN_SEEDS = isLong ? [1, 2, 3, 4, 5, 6, 7] : [1, 2, 7]
