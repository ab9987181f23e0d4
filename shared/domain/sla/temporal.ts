import type { Temporal as Polyfill } from 'temporal-polyfill'

/**
 * Temporal (ECMA-262): the engine's own where it has one, so that most browsers fetch nothing, else
 * the polyfill. Both read the IANA time zone database; that they agree is tested in a browser.
 */
export const Temporal: typeof Polyfill =
  (globalThis as { Temporal?: typeof Polyfill }).Temporal ?? (await import('temporal-polyfill')).Temporal
