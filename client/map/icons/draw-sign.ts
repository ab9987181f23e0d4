import { CHECK, GLYPH_LINE, glyphOf } from '../../look/glyphs.ts'
import { SIGN_BOX, SIGN_EDGE, SIGN_SHAPES } from '../../look/sign-shapes.ts'
import { EDGE_STEPS, MARK_SIZE, type Icon } from './icon-id.ts'
import { phaseColour, type ThemeColours } from '../map-colours.ts'
import { disc, strokeLine, type Pen } from './pen.ts'
import { tintColours } from './tints.ts'

type Sign = Extract<Icon, { kind: 'sign' }>
type Ring = Extract<Icon, { kind: 'ring' }>

/** The post below a sign, and the margin that holds its halo and its ring. */
export const POST = 8
const MARGIN = 5
const FOOT = 2.6

/** From the foot of the post to the middle of the sign, and to the bottom of its picture. */
export const signRise = (size: number): number => POST + size / 2
export const FOOT_DROP = FOOT + 1.4

export function signBox({ size, bare }: Sign | Ring): { width: number; height: number } {
  const across = size + 2 * MARGIN
  return { width: across, height: bare ? across : MARGIN + size + POST + FOOT_DROP }
}

export function drawSign(pen: Pen, icon: Sign, colours: ThemeColours): void {
  const { phase, size, bare, tinted } = icon
  const { ui, map } = colours
  const colour = tinted ? ui['ink-2'] : phaseColour(colours, phase)
  if (!bare) post(pen, size, map.halo, colour)
  pen.translate(MARGIN, MARGIN)
  pen.scale(size / SIGN_BOX, size / SIGN_BOX)
  const outline = new Path2D(SIGN_SHAPES[phase].outline)
  pen.lineJoin = 'round'
  pen.strokeStyle = map.halo
  pen.lineWidth = 5
  pen.stroke(outline)
  if (tinted) tintedFace(pen, icon, outline, colours)
  else clockFace(pen, icon, outline, colour, colours)
}

function post(pen: Pen, size: number, halo: string, colour: string): void {
  const middle = MARGIN + size / 2
  const foot = MARGIN + size + POST
  for (const [line, width] of [[halo, 4.4], [colour, 2]] as const) {
    pen.strokeStyle = pen.fillStyle = line
    pen.lineWidth = width
    strokeLine(pen, middle, MARGIN + size - 1, middle, foot)
    disc(pen, middle, foot, FOOT + (width - 2) / 2)
  }
}

/** Quiet unless wrong: the phase is the colour, the time left is painted on the edge. */
function clockFace(pen: Pen, { phase, glyph, step }: Sign, outline: Path2D, colour: string, { ui }: ThemeColours): void {
  const shape = SIGN_SHAPES[phase]
  const edged = phase === 'on-track' || phase === 'at-risk'
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
  drawGlyph(pen, shape.check ? CHECK : glyphOf(glyph), shape.solid ? ui['on-breach'] : phase === 'on-track' ? ui.ink : colour)
}

/** The shape is still the phase; the face tells whose it is, or how far it has come. */
function tintedFace(pen: Pen, { phase, glyph, tinted }: Sign, outline: Path2D, colours: ThemeColours): void {
  const { tint, text } = tinted!
  const { fill, on } = tintColours(colours, tint)
  pen.fillStyle = fill
  pen.fill(outline)
  pen.lineWidth = 2
  pen.strokeStyle = colours.ui['ink-2']
  pen.setLineDash(SIGN_SHAPES[phase].dashed ? [4.2, 2.8] : [])
  pen.stroke(outline)
  pen.setLineDash([])
  if (text === '') return drawGlyph(pen, glyphOf(glyph), on)
  pen.font = `700 ${text.length > 2 ? 14 : 18}px "Barlow Condensed"`
  pen.textAlign = 'center'
  pen.fillStyle = on
  pen.fillText(text, SIGN_BOX / 2, SIGN_BOX / 2 + (text.length > 2 ? 5 : 6.4), SIGN_BOX - 10)
}

function drawGlyph(pen: Pen, drawing: { lines: string; fill?: string }, colour: string): void {
  pen.translate(9.4, 9.4)
  pen.scale(0.717, 0.717)
  pen.lineCap = 'round'
  pen.lineWidth = GLYPH_LINE
  pen.strokeStyle = pen.fillStyle = colour
  pen.stroke(new Path2D(drawing.lines))
  if (drawing.fill) pen.fill(new Path2D(drawing.fill))
}

/** The shape and the colour of a sign, without post, glyph and time. */
export function drawMark(pen: Pen, { phase, tint }: Extract<Icon, { kind: 'mark' }>, colours: ThemeColours): void {
  const shape = SIGN_SHAPES[phase]
  const outline = new Path2D(shape.outline)
  const colour = tint ? colours.ui['ink-2'] : phaseColour(colours, phase)
  pen.translate(2, 2)
  pen.scale(MARK_SIZE / SIGN_BOX, MARK_SIZE / SIGN_BOX)
  pen.lineJoin = 'round'
  pen.strokeStyle = colours.map.halo
  pen.lineWidth = 9
  pen.stroke(outline)
  pen.fillStyle = tint ? tintColours(colours, tint).fill : shape.solid ? colour : colours.ui.panel
  pen.fill(outline)
  pen.strokeStyle = colour
  pen.lineWidth = 5
  pen.stroke(outline)
}

/** The outline around a sign, in the accent where a hand chose it. */
export function drawRing(pen: Pen, { phase, size, by }: Ring, { ui }: ThemeColours): void {
  const around = size + 7
  pen.translate(MARGIN + size / 2 - around / 2, MARGIN + size / 2 - around / 2)
  pen.scale(around / SIGN_BOX, around / SIGN_BOX)
  pen.lineJoin = 'round'
  pen.lineWidth = (by === 'hand' ? 2.6 : 1.6) * (SIGN_BOX / around)
  pen.strokeStyle = by === 'hand' ? ui.accent : ui['ink-2']
  pen.stroke(new Path2D(SIGN_SHAPES[phase].outline))
}
