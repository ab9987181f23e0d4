/** Every instant that a city takes in lies from the first of these on, and before the second (UTC, epoch milliseconds). */
export const EARLIEST = Date.UTC(1990, 0, 1)
export const LATEST = Date.UTC(2100, 0, 1)
