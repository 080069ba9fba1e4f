/** Something that is drawn on a map: its place, its name, and where it leads. */
export interface MapPoint {
  readonly id: string
  readonly longitude: number
  readonly latitude: number
  /** What is said where it is pointed at. */
  readonly name: string
  /** `strong` for what waits, `plain` for what is there, `faint` for what is over. */
  readonly look: 'strong' | 'plain' | 'faint'
  readonly href: string
}

/** West, south, east and north in degrees. */
export type Box = readonly [west: number, south: number, east: number, north: number]

/** Least part of a map that is shown, in degrees: one point is not looked at from so near that nothing lies around it. */
const LEAST = 0.03

/** The part of the map that has all points; null where there is none. */
export function boxOf(points: readonly Pick<MapPoint, 'longitude' | 'latitude'>[]): Box | null {
  if (points.length === 0) return null
  const xs = points.map(({ longitude }) => longitude)
  const ys = points.map(({ latitude }) => latitude)
  const [west, east] = [least(xs), -least(xs.map((x) => -x))]
  const [south, north] = [least(ys), -least(ys.map((y) => -y))]
  const [wide, high] = [Math.max(0, LEAST - (east - west)) / 2, Math.max(0, LEAST - (north - south)) / 2]
  return [west - wide, south - high, east + wide, north + high]
}

/** Whether a point lies in a part of the map. */
export function isIn(
  [west, south, east, north]: Box,
  { longitude, latitude }: Pick<MapPoint, 'longitude' | 'latitude'>,
): boolean {
  return longitude >= west && longitude <= east && latitude >= south && latitude <= north
}

/** Points as GeoJSON (RFC 7946); they are known again by their index. */
export function pointsToGeoJson(points: readonly MapPoint[]): {
  readonly type: 'FeatureCollection'
  readonly features: readonly {
    readonly type: 'Feature'
    readonly id: number
    readonly geometry: { readonly type: 'Point'; readonly coordinates: readonly [number, number] }
    readonly properties: { readonly look: MapPoint['look'] }
  }[]
} {
  return {
    type: 'FeatureCollection',
    features: points.map(({ longitude, latitude, look }, id) => ({
      type: 'Feature',
      id,
      geometry: { type: 'Point', coordinates: [longitude, latitude] },
      properties: { look },
    })),
  }
}

// Not Math.min(...): thousands of arguments are more than some engines take.
function least(values: readonly number[]): number {
  return values.reduce((smallest, value) => Math.min(smallest, value), Number.POSITIVE_INFINITY)
}
