import type { District } from './map-ground.ts'
import type { MapPoint } from './map-point.ts'

/** The district that a place lies in; null where it lies in none. */
export function districtAt(
  districts: readonly District[],
  { longitude, latitude }: Pick<MapPoint, 'longitude' | 'latitude'>,
): District | null {
  return districts.find(({ rings }) => crossings(rings, longitude, latitude) % 2 === 1) ?? null
}

/** How often a line from the place to the east crosses an edge: an odd number from inside, also where there are holes. */
function crossings(rings: District['rings'], x: number, y: number): number {
  let count = 0
  for (const ring of rings) {
    for (const [i, [x1, y1]] of ring.entries()) {
      const [x2, y2] = ring[(i + 1) % ring.length] ?? [x1, y1]
      // One end belongs to an edge and the other does not, so that a corner is met once.
      if (y1 > y !== y2 > y && x < x1 + ((y - y1) / (y2 - y1)) * (x2 - x1)) count++
    }
  }
  return count
}
