/**
 * What a service looks like inside its sign: lines 2 wide in a box of 24, drawn alike by the
 * SVG of a card (`Sign.svelte`) and by the canvas of the map (`new Path2D(line)`). `fill`
 * marks what is painted instead of outlined.
 */
export interface Glyph {
  lines: string
  fill?: string
}

export const GLYPH_LINE = 2

export const GLYPHS: Record<string, Glyph> = {
  pothole: { lines: 'M2.5 12.5c2-2.7 4.5-1.2 6.5-2.8s5-1.5 7-.2 3.5.6 5.5 3M5.5 14c1.6 2.4 4 3.2 6.5 3.2s5-.8 6.5-3.2' },
  'pothole-major': { lines: 'M2.5 9.5c2-2.7 4.5-1.2 6.5-2.8s5-1.5 7-.2 3.5.6 5.5 3M5.5 11c1.6 2.4 4 3.2 6.5 3.2s5-.8 6.5-3.2M5 19h3M10.5 19h3M16 19h3' },
  wires: { lines: 'M12 3v18M5 8.5C7 5.7 9.2 4.8 12 4.8s5 .9 7 3.7M6.5 12.5c1.5-2.1 3.3-3.2 5.5-3.2s4 1.1 5.5 3.2' },
  tree: { lines: 'M12 21v-6.5M12 15c-3.6 0-6-1.7-6-4.5 0-1.7 1-3 2.2-3.6C8.5 4.5 10 3 12 3s3.5 1.5 3.8 3.9C17 7.5 18 8.8 18 10.5c0 2.8-2.4 4.5-6 4.5zM9 21h6' },
  water: { lines: 'M12 3.5c3.2 3.9 5.5 7.1 5.5 10.3A5.5 5.5 0 0 1 12 19.5a5.5 5.5 0 0 1-5.5-5.7C6.5 10.6 8.8 7.4 12 3.5z' },
  leak: { lines: 'M4 6h9.5a3 3 0 0 1 3 3v1.5M13.5 10.5h6M4 10.5h6.5M16.5 14.5c1.3 1.6 2.1 2.7 2.1 3.9a2.1 2.1 0 0 1-4.2 0c0-1.2.8-2.3 2.1-3.9z' },
  sewer: { lines: 'M12 4a8 8 0 1 1 0 16a8 8 0 1 1 0-16zM8.5 7.5v9M12 6.5v11M15.5 7.5v9' },
  flood: { lines: 'M3 8.5c1.5-1.7 3-1.7 4.5 0s3 1.7 4.5 0 3-1.7 4.5 0 3 1.7 4.5 0M3 13.5c1.5-1.7 3-1.7 4.5 0s3 1.7 4.5 0 3-1.7 4.5 0 3 1.7 4.5 0M6 18.5c1.3-1.3 2.7-1.3 4 0s2.7 1.3 4 0 2.7-1.3 4 0' },
  signal: { lines: 'M8 3.5h8v17H8z', fill: 'M12 5.6a1.5 1.5 0 1 1 0 3a1.5 1.5 0 1 1 0-3zM12 10.5a1.5 1.5 0 1 1 0 3a1.5 1.5 0 1 1 0-3zM12 15.4a1.5 1.5 0 1 1 0 3a1.5 1.5 0 1 1 0-3z' },
  sinkhole: { lines: 'M3 7h5l1.5 4M21 7h-5l-1.5 4M12 4v8.5M9.3 10.3l2.7 2.7 2.7-2.7M4.5 18.5c2-2.3 4.5-3 7.5-3s5.5.7 7.5 3' },
  animal: { lines: 'M12 11.5c2.8 0 5 2.4 5 4.8 0 1.9-1.3 2.9-2.8 2.6-1.5-.4-2.9-.4-4.4 0-1.5.3-2.8-.7-2.8-2.6 0-2.4 2.2-4.8 5-4.8z', fill: 'M5 9a1.6 2 0 1 1 0 4a1.6 2 0 1 1 0-4zM9.3 5a1.6 2.1 0 1 1 0 4.2a1.6 2.1 0 1 1 0-4.2zM14.7 5a1.6 2.1 0 1 1 0 4.2a1.6 2.1 0 1 1 0-4.2zM19 9a1.6 2 0 1 1 0 4a1.6 2 0 1 1 0-4z' },
  trash: { lines: 'M5 7h14M9.5 6.5V4h5v2.5M6.8 7.5l1 12.5h8.4l1-12.5' },
  light: { lines: 'M6 21V7.5C6 5 7.5 3.5 10 3.5h4M11.5 3.5l7 1.8-1.5 4.2c-1.7 1.3-5 .4-5.7-1.7zM14 13.5v2M18.5 12.5l1 1.5' },
  debris: { lines: 'M3 18.5h18L15.5 8l-3.3 5.5L9.5 10zM3 18.5l4-5.5' },
  graffiti: { lines: 'M4 20c.5-4 2.5-2 4.5-4s.5-4.5 3-6 2.5 1 5-2 1.5-3.5 3.5-4M15 4h5v5' },
  sidewalk: { lines: 'M8 4 4 20M16 4l4 16M7 8.5h10M6 13h12M5 17.5h14' },
  sign: { lines: 'M5.5 4h13v7.5h-13zM12 11.5V21' },
  inspection: { lines: 'M10.5 4a6.5 6.5 0 1 1 0 13a6.5 6.5 0 1 1 0-13zM15.3 15.3 20.5 20.5M10.5 14v-4.5M8 10.5 10.5 8l2.5 2.5' },
  snow: { lines: 'M12 3v18M4.2 7.5l15.6 9M19.8 7.5l-15.6 9M9.8 4.8 12 7l2.2-2.2M9.8 19.2 12 17l2.2 2.2' },
  park: { lines: 'M4 20 8.5 5h7L20 20M6.5 12h11M10 5v9M14 5v9M9 14.5h6' },
  weeds: { lines: 'M12 21v-9M12 21c0-5-2-8-6.5-9.5M12 21c0-5 2-8 6.5-9.5M12 12c-1.8-2.5-1.8-5 0-8 1.8 3 1.8 5.5 0 8z' },
}

/** A service nobody has drawn yet: a plain notice. */
export const FALLBACK: Glyph = { lines: 'M12 6v7.5', fill: 'M12 16.2a1.5 1.5 0 1 1 0 3a1.5 1.5 0 1 1 0-3z' }

export const CHECK: Glyph = { lines: 'M6 12.5 10.3 17 18 8' }

export const glyphOf = (name: string | undefined): Glyph => (name && GLYPHS[name]) || FALLBACK
