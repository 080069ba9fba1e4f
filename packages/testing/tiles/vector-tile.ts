/** Something that a tile draws: a polygon, a line or a point in the units of the tile, 4096 to a side from its north-western corner. */
export interface TileFeature {
  readonly kind: 'polygon' | 'line' | 'point'
  /** A ring of a polygon is closed by itself. */
  readonly points: readonly (readonly [x: number, y: number])[]
  readonly words?: Readonly<Record<string, string>>
}

/** Features by the names of their layers. */
export type TileLayers = Readonly<Record<string, readonly TileFeature[]>>

const EXTENT = 4096
const GEOMETRIES = { point: 1, line: 2, polygon: 3 } as const
const LENGTH_DELIMITED = 2
const MOVE_TO = 1
const LINE_TO = 2
const CLOSE_PATH = 7

/** Writes a tile as Mapbox Vector Tiles 2.1 has it: protocol buffers, of which only whole numbers and pieces occur. */
export function vectorTile(layers: TileLayers): Uint8Array {
  return join(Object.entries(layers).map(([name, features]) => piece(3, layerOf(name, features))))
}

/** A whole number below 2^53 as a varint, seven bits a byte. */
export function varint(value: number): Uint8Array {
  const bytes: number[] = []
  let rest = value
  do {
    const low = rest % 128
    rest = Math.floor(rest / 128)
    bytes.push(rest > 0 ? low + 128 : low)
  } while (rest > 0)
  return Uint8Array.from(bytes)
}

/** Bytes one after the other. */
export function join(pieces: readonly Uint8Array[]): Uint8Array {
  const joined = new Uint8Array(pieces.reduce((sum, { length }) => sum + length, 0))
  let at = 0
  for (const one of pieces) {
    joined.set(one, at)
    at += one.length
  }
  return joined
}

function layerOf(name: string, features: readonly TileFeature[]): Uint8Array {
  const words = features.flatMap((feature) => Object.entries(feature.words ?? {}))
  const keys = [...new Set(words.map(([key]) => key))]
  const values = [...new Set(words.map(([, value]) => value))]
  return join([
    number(15, 2),
    piece(1, utf8(name)),
    ...features.map((feature) => piece(2, featureOf(feature, keys, values))),
    ...keys.map((key) => piece(3, utf8(key))),
    ...values.map((value) => piece(4, piece(1, utf8(value)))),
    number(5, EXTENT),
  ])
}

function featureOf(
  { kind, points, words = {} }: TileFeature,
  keys: readonly string[],
  values: readonly string[],
): Uint8Array {
  const tags = Object.entries(words).flatMap(([key, value]) => [keys.indexOf(key), values.indexOf(value)])
  return join([
    piece(2, join(tags.map(varint))),
    number(3, GEOMETRIES[kind]),
    piece(4, join(drawn(points, kind).map(varint))),
  ])
}

/** Commands with what follows each, steps from point to point (section 4.3). */
function drawn(points: TileFeature['points'], kind: TileFeature['kind']): number[] {
  const steps = points.map(([x, y], i) => {
    const [fromX, fromY] = points[i - 1] ?? [0, 0]
    return [zigzag(x - fromX), zigzag(y - fromY)]
  })
  const command = (id: number, count: number): number => count * 8 + id
  const [first = [], ...rest] = steps
  const begin = [command(MOVE_TO, 1), ...first]
  if (kind === 'point') return begin
  const ends = kind === 'polygon' ? [command(CLOSE_PATH, 1)] : []
  return [...begin, command(LINE_TO, rest.length), ...rest.flat(), ...ends]
}

function zigzag(value: number): number {
  return value < 0 ? -2 * value - 1 : 2 * value
}

function number(field: number, value: number): Uint8Array {
  return join([varint(field * 8), varint(value)])
}

function piece(field: number, content: Uint8Array): Uint8Array {
  return join([varint(field * 8 + LENGTH_DELIMITED), varint(content.length), content])
}

function utf8(text: string): Uint8Array {
  return new TextEncoder().encode(text)
}
