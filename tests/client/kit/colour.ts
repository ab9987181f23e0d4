/** Colour arithmetic for the checks of the look. Sources are named where each formula stands. */
export type Rgb = readonly [number, number, number]

export function rgbOf(hex: string): Rgb {
  const full = hex.length === 4 ? [...hex.slice(1)].map((digit) => digit + digit).join('') : hex.slice(1)
  return [0, 2, 4].map((i) => parseInt(full.slice(i, i + 2), 16) / 255) as unknown as Rgb
}

/** IEC 61966-2-1 (sRGB) transfer function, and back. */
const linear = (c: number) => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4)
const encoded = (c: number) => (c <= 0.0031308 ? 12.92 * c : 1.055 * c ** (1 / 2.4) - 0.055)
const map = (rgb: Rgb, f: (c: number) => number) => rgb.map(f) as unknown as Rgb

/** WCAG 2.2 contrast ratio, 1–21. */
export function contrast(a: string, b: string): number {
  const luminance = (hex: string) => {
    const [red, green, blue] = map(rgbOf(hex), linear)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
  }
  const [dark, light] = [luminance(a), luminance(b)].sort((x, y) => x - y) as [number, number]
  return (light + 0.05) / (dark + 0.05)
}

type Matrix = readonly [Rgb, Rgb, Rgb]
/** Machado, Oliveira, Fernandes 2009, "A Physiologically-based Model for Simulation of Color Vision Deficiency", severity 1.0. */
export const SIGHT: Record<'normal' | 'protanopia' | 'deuteranopia' | 'tritanopia', Matrix> = {
  normal: [[1, 0, 0], [0, 1, 0], [0, 0, 1]],
  protanopia: [[0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216], [-0.003882, -0.048116, 1.051998]],
  deuteranopia: [[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413], [-0.01182, 0.04294, 0.968881]],
  tritanopia: [[1.255528, -0.076749, -0.178779], [-0.078411, 0.930809, 0.147602], [0.004733, 0.691367, 0.3039]],
}

export function seen(rgb: Rgb, sight: Matrix): Rgb {
  const light = map(rgb, linear)
  const out = sight.map((row) => row[0] * light[0] + row[1] * light[1] + row[2] * light[2]) as unknown as Rgb
  return map(out, (c) => encoded(Math.max(0, Math.min(1, c))))
}

/** sRGB to CIE L*a*b*, D65. */
export function labOf(rgb: Rgb): Rgb {
  const [red, green, blue] = map(rgb, linear)
  const xyz = [
    (0.4124564 * red + 0.3575761 * green + 0.1804375 * blue) / 0.95047,
    0.2126729 * red + 0.7151522 * green + 0.072175 * blue,
    (0.0193339 * red + 0.119192 * green + 0.9503041 * blue) / 1.08883,
  ].map((t) => (t > 216 / 24389 ? Math.cbrt(t) : ((24389 / 27) * t + 16) / 116)) as unknown as Rgb
  return [116 * xyz[1] - 16, 500 * (xyz[0] - xyz[1]), 200 * (xyz[1] - xyz[2])]
}

/** CIE 1976 colour difference, the measure the look was checked by. */
export const deltaE = (a: Rgb, b: Rgb): number => Math.hypot(...labOf(a).map((value, i) => value - labOf(b)[i]!))
