/** A closed line through points, in units of the icon's side. */
export type Polygon = readonly (readonly [x: number, y: number])[]

/** A flat drawing: polygons over a ground, each in its colour, later ones on top. */
export interface IconDrawing {
  /** `#rrggbb`. */
  readonly ground: string
  /** Radius of the ground's corners, in units of the side; 0 for one that a launcher cuts itself. */
  readonly corner: number
  readonly shapes: readonly { readonly colour: string; readonly outline: Polygon }[]
}

/** The seam of the tally from top to bottom, on a field of 64. */
const SEAM: Polygon = [
  [32, 4],
  [37, 13],
  [27, 22],
  [37, 32],
  [27, 42],
  [37, 51],
  [32, 60],
]
const LINES: readonly number[] = [17.5, 32, 46.5]
const CORNER = 5
const CUT = 1.1

/**
 * The mark of Hefu as an icon: a tally whose halves fit.
 *
 * @param scale how much of the icon's side the tally is high; a maskable icon keeps its mark within the middle 80 %
 */
export function tallyIcon(colours: {
  readonly ink: string
  readonly ground: string
  readonly corner: number
  readonly scale: number
}): IconDrawing {
  const { ink, ground, corner, scale } = colours
  const place = ([x, y]: readonly [number, number]): readonly [number, number] => [
    0.5 + ((x - 32) / 56) * scale,
    0.5 + ((y - 32) / 56) * scale,
  ]
  const halves = [half(12, -1), half(52, 1)].map((outline) => ({ colour: ink, outline: outline.map(place) }))
  const writing = LINES.map((y) => ({ colour: ground, outline: bar(19, 45, y).map(place) }))
  return { ground, corner, shapes: [...halves, ...writing] }
}

/** Along the seam from top to bottom, then around by the outer edge. */
function half(outer: number, side: -1 | 1): Polygon {
  const seam = SEAM.map(([x, y]) => [x + side * CUT, y] as const)
  const centre = outer - side * CORNER
  const arc = (cy: number, from: number): Polygon =>
    Array.from({ length: 9 }, (_, step) => {
      const angle = from + (step / 8) * (Math.PI / 2)
      return [centre + side * CORNER * Math.sin(angle), cy + CORNER * Math.cos(angle)] as const
    })
  return [...seam, ...arc(60 - CORNER, 0), ...arc(4 + CORNER, Math.PI / 2)]
}

function bar(from: number, to: number, y: number): Polygon {
  return [
    [from, y - 2],
    [to, y - 2],
    [to, y + 2],
    [from, y + 2],
  ]
}
