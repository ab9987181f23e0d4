/** What an Origin check needs to know of a request. */
export interface Sender {
  origin: string | undefined
  host: string | undefined
  hasBearer: boolean
  /** A method that changes nothing, and no upgrade. */
  isSafe: boolean
}

/**
 * Whether a request may come from where it says. A GET without an Origin passes; one that is
 * present must be ours; what changes something needs it, unless a bearer token speaks (a page
 * of another site cannot make a browser send one).
 */
export function isOurs({ origin, host, hasBearer, isSafe }: Sender, publicUrl: string | undefined): boolean {
  if (origin === undefined) return isSafe || hasBearer
  if (publicUrl !== undefined) return origin === new URL(publicUrl).origin
  return host !== undefined && (origin === `http://${host}` || origin === `https://${host}`)
}
