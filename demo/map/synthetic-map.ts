import { seededRandom } from '../residents/seeded-random.ts'

/** A longitude and a latitude, in degrees. */
type Position = readonly [number, number]

/** A part of a map (RFC 7946): what it is stands in `kind`, and its name where it has one. */
export interface MapFeature {
  readonly type: 'Feature'
  readonly properties: {
    readonly kind: 'district' | 'river' | 'park' | 'street'
    /** Of a street. */
    readonly class?: 'main' | 'small'
    readonly name_zh?: string
    readonly name_en?: string
  }
  readonly geometry:
    | { readonly type: 'Polygon'; readonly coordinates: readonly (readonly Position[])[] }
    | { readonly type: 'LineString'; readonly coordinates: readonly Position[] }
}

/** Where the synthetic city is: what lies under its things. */
export interface SyntheticMap {
  readonly type: 'FeatureCollection'
  readonly features: readonly MapFeature[]
}

const [WEST, SOUTH, EAST, NORTH] = [119.965, 30.045, 120.375, 30.455]
const MIDDLE: Position = [120.17, 30.25]
const DISTRICTS = [
  ['合西区', 'Hexi District'],
  ['合东区', 'Hedong District'],
  ['符山区', 'Fushan District'],
  ['符江区', 'Fujiang District'],
] as const
const AVENUES = [
  ['清和大道', 'Qinghe Avenue'],
  ['文渊路', 'Wenyuan Road'],
  ['听松路', 'Tingsong Road'],
  ['映荷大道', 'Yinghe Avenue'],
  ['知行路', 'Zhixing Road'],
  ['云栖路', 'Yunqi Road'],
] as const
const PARKS = [
  ['望潮公园', 'Wangchao Park'],
  ['桂雨公园', 'Guiyu Park'],
  ['竹影园', 'Zhuying Garden'],
  ['梅坞山', 'Meiwu Hill'],
] as const
/** Points along a line from one side of the city to the other. */
const STEPS = 24
/** Lanes beside the avenues, in each direction. */
const LANES = 18

/** The ground of the synthetic city: districts on both sides of a river, streets and parks. The same for the same seed. */
export function syntheticMap(seed = 1): SyntheticMap {
  const { next: share } = seededRandom(seed)
  const [bend, sway] = [share() * Math.PI, 0.02 + share() * 0.015]
  const riverAt = (x: number): number => MIDDLE[1] - 0.02 + sway * Math.sin((x - WEST) * 18 + bend)
  const bank = steps(WEST, EAST).map((x): Position => at(x, riverAt(x)))
  const halfOf = (ends: readonly Position[]) => ends.filter(([x]) => x <= MIDDLE[0] + 1e-9)
  const restOf = (ends: readonly Position[]) => ends.filter(([x]) => x >= MIDDLE[0] - 1e-9)
  const corners = [
    [at(MIDDLE[0], NORTH), at(WEST, NORTH), ...halfOf(bank)],
    [at(EAST, NORTH), at(MIDDLE[0], NORTH), ...restOf(bank)],
    [at(MIDDLE[0], SOUTH), at(WEST, SOUTH), ...halfOf(bank)],
    [at(EAST, SOUTH), at(MIDDLE[0], SOUTH), ...restOf(bank)],
  ]
  const width = 0.005
  const river = [...bank.map(([x, y]) => at(x, y + width)), ...bank.toReversed().map(([x, y]) => at(x, y - width))]
  const line = (upright: boolean, place: number): readonly Position[] => {
    const turn = share() * Math.PI
    const along = upright ? steps(SOUTH, NORTH) : steps(WEST, EAST)
    const off = (t: number): number => place + 0.002 * Math.sin(t * 30 + turn)
    return along.map((t) => (upright ? at(off(t), t) : at(t, off(t))))
  }
  const lanes = Array.from({ length: 2 * LANES }, (_, i) => {
    const [upright, n] = [i % 2 === 0, Math.floor(i / 2)]
    const [from, to] = upright ? [WEST, EAST] : [SOUTH, NORTH]
    return line(upright, from + ((n + 0.3 + share() * 0.4) * (to - from)) / LANES)
  })
  const avenues = AVENUES.map((_, i) => line(i % 2 === 0, (MIDDLE[i % 2] ?? 0) + (Math.floor(i / 2) - 1) * 0.085))
  const park = (): readonly Position[] => {
    const [x, y, size] = [WEST + 0.05 + share() * 0.3, SOUTH + 0.05 + share() * 0.3, 0.008 + share() * 0.012]
    const turns = Array.from({ length: 14 }, (_, i) => (i / 14) * 2 * Math.PI)
    return turns.map((turn) => {
      const reach = size * (0.8 + share() * 0.4)
      return at(x + reach * Math.cos(turn), y + reach * Math.sin(turn) * 0.85)
    })
  }
  return {
    type: 'FeatureCollection',
    features: [
      ...DISTRICTS.map((name, i) => area('district', corners[i] ?? [], name)),
      ...PARKS.map((name) => area('park', park(), name)),
      area('river', river, ['符江', 'Fu River']),
      ...lanes.map((lane) => street(lane, 'small')),
      ...avenues.map((avenue, i) => street(avenue, 'main', AVENUES[i])),
    ],
  }
}

function area(
  kind: 'district' | 'river' | 'park',
  ring: readonly Position[],
  name: readonly [string, string],
): MapFeature {
  const closed = [...ring, ...ring.slice(0, 1)]
  return {
    type: 'Feature',
    properties: { kind, name_zh: name[0], name_en: name[1] },
    geometry: { type: 'Polygon', coordinates: [closed] },
  }
}

function street(
  coordinates: readonly Position[],
  size: 'main' | 'small',
  name?: readonly [string, string],
): MapFeature {
  return {
    type: 'Feature',
    properties: { kind: 'street', class: size, ...(name && { name_zh: name[0], name_en: name[1] }) },
    geometry: { type: 'LineString', coordinates },
  }
}

function steps(from: number, to: number): readonly number[] {
  return Array.from({ length: STEPS + 1 }, (_, i) => from + ((to - from) * i) / STEPS)
}

function at(longitude: number, latitude: number): Position {
  return [Math.round(longitude * 1e5) / 1e5, Math.round(latitude * 1e5) / 1e5]
}
