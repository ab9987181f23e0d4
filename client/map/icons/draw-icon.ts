import { drawMark, drawRing, drawSign, signBox } from './draw-sign.ts'
import { MARK_SIZE, type By, type Icon } from './icon-id.ts'
import { phaseColour, type ThemeColours } from '../map-colours.ts'
import { box, disc, strokeLine, type Pen } from './pen.ts'
import { drawOneWay, drawShield, ONE_WAY_BOX, shieldBox } from './draw-road.ts'
import { tintColours } from './tints.ts'

const BADGE_RADIUS = 4
const SIGN_FONT = '700 18px "Barlow Condensed"'

/** Faces have to be there before a sign with letters is painted, or it keeps another face for ever. */
export const loadIconFonts = (): Promise<unknown> => document.fonts.load(SIGN_FONT, '0123456789ANGUSH').catch(() => undefined)

/** Paints an icon with the lines of the cards, `ratio` pixels to one. */
export function drawIcon(icon: Icon, colours: ThemeColours, ratio: number): ImageData {
  const { width, height } = sizeOf(icon)
  const canvas = document.createElement('canvas')
  canvas.width = Math.ceil(width * ratio)
  canvas.height = Math.ceil(height * ratio)
  const pen = canvas.getContext('2d', { willReadFrequently: true })!
  pen.scale(ratio, ratio)
  draw(pen, icon, colours)
  return pen.getImageData(0, 0, canvas.width, canvas.height)
}

function draw(pen: Pen, icon: Icon, colours: ThemeColours): void {
  switch (icon.kind) {
    case 'sign':
      return drawSign(pen, icon, colours)
    case 'ring':
      return drawRing(pen, icon, colours)
    case 'dot':
      return dot(pen, icon, colours)
    case 'mark':
      return drawMark(pen, icon, colours)
    case 'dot-ring':
      return dotRing(pen, icon.by, colours)
    case 'badge':
      return badge(pen, icon, colours)
    case 'arrow':
      return arrow(pen, colours)
    case 'leg':
      return leg(pen, icon.length, colours)
    case 'one-way':
      return drawOneWay(pen, colours)
    case 'shield':
      return drawShield(pen, icon.letters, colours)
  }
}

function sizeOf(icon: Icon): { width: number; height: number } {
  switch (icon.kind) {
    case 'sign':
    case 'ring':
      return signBox(icon)
    case 'dot':
      return { width: 14, height: 14 }
    case 'mark':
      return { width: MARK_SIZE + 4, height: MARK_SIZE + 4 }
    case 'dot-ring':
      return { width: 20, height: 20 }
    case 'badge':
      return { width: icon.width + 4, height: icon.height + 4 }
    case 'arrow':
      return { width: 20, height: 14 }
    case 'leg':
      return { width: 4, height: icon.length }
    case 'one-way':
      return ONE_WAY_BOX
    case 'shield':
      return shieldBox(icon.letters)
  }
}

/** Hollow while nobody has it, where colour does not tell the clock. */
const HOLLOW = new Set(['none', 'new', 'acknowledged', 'on-hold'])

function dot(pen: Pen, { phase, tint }: Extract<Icon, { kind: 'dot' }>, colours: ThemeColours): void {
  const { ui, map } = colours
  const isFull = tint !== undefined && !HOLLOW.has(tint)
  const tinted = tint === 'none' || tint === 'acknowledged' ? ui['ink-2'] : tint && tintColours(colours, tint).fill
  pen.fillStyle = map.halo
  disc(pen, 7, 7, 6)
  // A light colour needs an outline on paper.
  pen.fillStyle = isFull ? ui['ink-2'] : (tinted ?? phaseColour(colours, phase))
  disc(pen, 7, 7, 4.6)
  pen.fillStyle = isFull ? tinted! : ui.panel
  disc(pen, 7, 7, isFull ? 3.6 : 2.3)
}

function dotRing(pen: Pen, by: By, { ui }: ThemeColours): void {
  pen.lineWidth = by === 'hand' ? 2.6 : 1.6
  pen.strokeStyle = by === 'hand' ? ui.accent : ui['ink-2']
  pen.beginPath()
  pen.arc(10, 10, 8, 0, 2 * Math.PI)
  pen.stroke()
}

function arrow(pen: Pen, { ui, map }: ThemeColours): void {
  const path = new Path2D('M10 2 17.5 12 10 9.6 2.5 12z')
  pen.lineJoin = 'round'
  pen.lineWidth = 3
  pen.strokeStyle = map.halo
  pen.stroke(path)
  pen.fillStyle = ui.ink
  pen.fill(path)
}

function leg(pen: Pen, length: number, { ui }: ThemeColours): void {
  pen.strokeStyle = ui['ink-3']
  pen.lineWidth = 1.4
  strokeLine(pen, 2, 0, 2, length)
}

function badge(pen: Pen, { look, width, height, tint }: Extract<Icon, { kind: 'badge' }>, colours: ThemeColours): void {
  const { ui, map } = colours
  const isFull = look === 'filled' || look === 'on-scene'
  const own = tint && tintColours(colours, tint)
  const face = own?.fill ?? (look === 'on-scene' ? ui.met : ui.ink)
  pen.fillStyle = map.halo
  box(pen, 0, 0, width + 4, height + 4, BADGE_RADIUS + 2)
  pen.fill()
  pen.fillStyle = isFull ? face : ui.panel
  box(pen, 2, 2, width, height, BADGE_RADIUS)
  pen.fill()
  if (!isFull) {
    const line = own ? 3 : look === 'dashed' ? 1.5 : 2
    pen.lineWidth = line
    pen.strokeStyle = own?.fill ?? (look === 'dashed' ? ui['ink-2'] : ui.ink)
    if (look === 'dashed') pen.setLineDash([3, 2.2])
    box(pen, 2 + line / 2, 2 + line / 2, width - line, height - line, BADGE_RADIUS - line / 2)
    pen.stroke()
  }
}
