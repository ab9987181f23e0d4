/** A seed of this run's own, which a failure prints; `SEED=1234` in the environment runs that one again. */
export function seedAsked(asked = process.env.SEED): number {
  if (asked === undefined) return Math.floor(Math.random() * 2 ** 30)
  if (!/^\d{1,10}$/.test(asked)) throw new Error(`SEED must be a whole number such as 1234, not ${asked}.`)
  return Number(asked)
}
