/** Something to take for what is typed. */
export interface Offer {
  id: string
  text: string
  aside?: string
  glyph?: string
}
