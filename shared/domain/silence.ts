/** So long nothing usable was heard of a crew on shift, and it counts as silent (docs/PROTOCOL.md, P5). */
export const SILENT_MS = 180_000
