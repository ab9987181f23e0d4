/** `--center -86.13,40.04`: half of the world has negative longitudes, which look like flags. */
export const withNegatives = (args: readonly string[]): string[] =>
  args.reduce<string[]>((joined, arg) => {
    const last = joined.at(-1)
    const isValue = /^-\d/.test(arg) && last !== undefined && /^--[a-z-]+$/.test(last)
    return isValue ? [...joined.slice(0, -1), `${last}=${arg}`] : [...joined, arg]
  }, [])
