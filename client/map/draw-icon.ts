import { SIGN_BOX, SIGN_EDGE, SIGN_SHAPES } from '../look/sign-shapes.ts'
import { CHECK, GLYPH_LINE, glyphOf } from '../look/glyphs.ts'
import { EDGE_STEPS, type Icon } from './icon-id.ts'
import { phaseColour, type ThemeColours } from './map-colours.ts'

/** The post below a sign, and the margin that holds its halo and its ring. */
export const POST = 8
export const MARGIN = 5
const FOOT = 2.6
const BADGE = { width: 26, height: 22, radius: 4 }
const BADGE_FONT = '700 13px "Barlow Condensed"'

/** From the foot of the post to the middle of the sign, and to the bottom of its picture. */
export const signRise = (size: number): number => POST + size / 2
export const FOOT_DROP = FOOT + 1.4

/** Faces have to be there before a badge is painted, or it keeps another face for ever. */
export const loadIconFonts = (): Promise<unknown> => document.fonts.load(BADGE_FONT, '0123456789').catch(() => undefined)

/** Paints an icon with the lines of the cards, `ratio` pixels to one. */
export function drawIcon(icon: Icon, colours: ThemeColours, ratio: number): ImageData {
  const { width, height } = sizeOf(icon)
  const canvas = document.createElement('canvas')
  canvas.width = Math.ceil(width * ratio)
  canvas.height = Math.ceil(height * ratio)
  const pen = canvas.getContext('2d', { willReadFrequently: true })!
  pen.scale(ratio, ratio)
  if (icon.kind === 'sign') sign(pen, icon, colours)
  else if (icon.kind === 'ring') ring(pen, icon, colours)
  else if (icon.kind === 'dot-ring') dotRing(pen, icon.by, colours)
  else if (icon.kind === 'dot') dot(pen, icon.phase, colours)
  else if (icon.kind === 'arrow') arrow(pen, colours)
  else badge(pen, icon, colours)
  return pen.getImageData(0, 0, canvas.width, canvas.height)
}

function sizeOf(icon: Icon): { width: number; height: number } {
  if (icon.kind === 'sign' || icon.kind === 'ring') {
    const across = icon.size + 2 * MARGIN
    return { width: across, height: MARGIN + icon.size + POST + FOOT_DROP }
  }
  if (icon.kind === 'dot') return { width: 14, height: 14 }
  if (icon.kind === 'dot-ring') return { width: 20, height: 20 }
  if (icon.kind === 'arrow') return { width: 20, height: 14 }
  return { width: badgeWidth(icon.text) + 4, height: BADGE.height + 4 }
}

const badgeWidth = (text: string) => Math.max(BADGE.width, 12 + text.length * 7)

type Pen = CanvasRenderingContext2D

function sign(pen: Pen, { phase, glyph, step, size }: Extract<Icon, { kind: 'sign' }>, colours: ThemeColours): void {
  const { ui, map } = colours
  const colour = phaseColour(colours, phase)
  const shape = SIGN_SHAPES[phase]
  const edged = phase === 'on-track' || phase === 'at-risk'
  const middle = MARGIN + size / 2
  const foot = MARGIN + size + POST

  for (const [line, width] of [[map.halo, 4.4], [colour, 2]] as const) {
    pen.strokeStyle = pen.fillStyle = line
    pen.lineWidth = width
    strokeLine(pen, middle, MARGIN + size - 1, middle, foot)
    disc(pen, middle, foot, FOOT + (width - 2) / 2)
  }

  pen.translate(MARGIN, MARGIN)
  pen.scale(size / SIGN_BOX, size / SIGN_BOX)
  const outline = new Path2D(shape.outline)
  pen.lineJoin = 'round'
  pen.strokeStyle = map.halo
  pen.lineWidth = 5
  pen.stroke(outline)
  pen.fillStyle = shape.solid ? colour : ui.panel
  pen.fill(outline)
  if (!shape.solid) {
    pen.lineWidth = shape.dashed ? 2 : edged ? SIGN_EDGE : 2.6
    pen.setLineDash(shape.dashed ? [4.2, 2.8] : [])
    pen.strokeStyle = colour
    pen.globalAlpha = edged ? 0.38 : 1
    pen.stroke(outline)
    pen.globalAlpha = 1
    if (edged && step > 0) {
      pen.setLineDash([(step / EDGE_STEPS) * shape.length, shape.length])
      pen.stroke(outline)
    }
    pen.setLineDash([])
  }
  const drawing = shape.check ? CHECK : glyphOf(glyph)
  pen.translate(9.4, 9.4)
  pen.scale(0.717, 0.717)
  pen.lineCap = 'round'
  pen.lineWidth = GLYPH_LINE
  pen.strokeStyle = pen.fillStyle = shape.solid ? ui['on-breach'] : phase === 'on-track' ? ui.ink : colour
  pen.stroke(new Path2D(drawing.lines))
  if (drawing.fill) pen.fill(new Path2D(drawing.fill))
}

function ring(pen: Pen, { phase, size, by }: Extract<Icon, { kind: 'ring' }>, { ui }: ThemeColours): void {
  const around = size + 7
  pen.translate(MARGIN + size / 2 - around / 2, MARGIN + size / 2 - around / 2)
  pen.scale(around / SIGN_BOX, around / SIGN_BOX)
  pen.lineJoin = 'round'
  pen.lineWidth = (by === 'hand' ? 2.6 : 1.6) * (SIGN_BOX / around)
  pen.strokeStyle = by === 'hand' ? ui.accent : ui['ink-2']
  pen.stroke(new Path2D(SIGN_SHAPES[phase].outline))
}

function dot(pen: Pen, phase: Parameters<typeof phaseColour>[1], colours: ThemeColours): void {
  pen.fillStyle = colours.map.halo
  disc(pen, 7, 7, 6)
  pen.fillStyle = phaseColour(colours, phase)
  disc(pen, 7, 7, 4.4)
  pen.fillStyle = colours.ui.panel
  disc(pen, 7, 7, 2.3)
}

function dotRing(pen: Pen, by: 'hand' | 'eye', { ui }: ThemeColours): void {
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

function badge(pen: Pen, { look, text }: Extract<Icon, { kind: 'badge' }>, { ui, map }: ThemeColours): void {
  const width = badgeWidth(text)
  pen.fillStyle = map.halo
  box(pen, 0, 0, width + 4, BADGE.height + 4, BADGE.radius + 2)
  pen.fill()
  pen.fillStyle = look === 'filled' ? ui.ink : look === 'on-scene' ? ui.met : ui.panel
  box(pen, 2, 2, width, BADGE.height, BADGE.radius)
  pen.fill()
  if (look === 'outlined' || look === 'dashed') {
    const line = look === 'dashed' ? 1.5 : 2
    pen.lineWidth = line
    pen.strokeStyle = look === 'dashed' ? ui['ink-2'] : ui.ink
    if (look === 'dashed') pen.setLineDash([3, 2.2])
    box(pen, 2 + line / 2, 2 + line / 2, width - line, BADGE.height - line, BADGE.radius - line / 2)
    pen.stroke()
  }
  pen.font = BADGE_FONT
  pen.textAlign = 'center'
  pen.fillStyle = look === 'filled' || look === 'on-scene' ? ui.card : look === 'dashed' ? ui['ink-2'] : ui.ink
  pen.fillText(text, 2 + width / 2, 2 + BADGE.height / 2 + 4.6, width - 4)
}

function box(pen: Pen, x: number, y: number, width: number, height: number, radius: number): void {
  pen.beginPath()
  pen.roundRect(x, y, width, height, radius)
}

function disc(pen: Pen, x: number, y: number, radius: number): void {
  pen.beginPath()
  pen.arc(x, y, radius, 0, 2 * Math.PI)
  pen.fill()
}

function strokeLine(pen: Pen, x1: number, y1: number, x2: number, y2: number): void {
  pen.beginPath()
  pen.moveTo(x1, y1)
  pen.lineTo(x2, y2)
  pen.stroke()
}
