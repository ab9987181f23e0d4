import type { ThemeColours } from '../map-colours.ts'
import { box, type Pen } from './pen.ts'

export const ONE_WAY_BOX = { width: 16, height: 8 }

/** An arrow along its street, to the right: the map turns it. */
export function drawOneWay(pen: Pen, { map }: ThemeColours): void {
  pen.strokeStyle = map.label
  pen.globalAlpha = 0.75
  pen.lineWidth = 1.3
  pen.lineJoin = pen.lineCap = 'round'
  pen.stroke(new Path2D('M2 4H14M10.8 1.2 14 4l-3.2 2.8'))
  pen.globalAlpha = 1
}

export const shieldBox = (letters: number): { width: number; height: number } => ({ width: 8 + letters * 5.2, height: 15 })

/** A plate with an edge, for the map to write the road's number on. */
export function drawShield(pen: Pen, letters: number, { map }: ThemeColours): void {
  const { width, height } = shieldBox(letters)
  box(pen, 0.75, 0.75, width - 1.5, height - 1.5, 3)
  pen.fillStyle = map.land
  pen.fill()
  pen.strokeStyle = map.rail
  pen.lineWidth = 1
  pen.stroke()
}
