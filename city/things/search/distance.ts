import { type RawBuilder, sql } from 'kysely'
import type { Point } from '../thing.ts'
import type { Box } from './geohash.ts'

/** Metres in a degree of latitude, and in one of longitude at the equator. */
const DEGREE = 111_320

/** The box that reaches so many metres from a point in each direction; at the poles and the date line it is cut off. */
export function boxAround({ latitude, longitude }: Point, metres: number): Box {
  const up = metres / DEGREE
  const across = Math.min(360, up / shrink(latitude))
  return {
    west: Math.max(-180, longitude - across),
    east: Math.min(180, longitude + across),
    south: Math.max(-90, latitude - up),
    north: Math.min(90, latitude + up),
  }
}

/** Metres to a point, as on a flat map: within a city it differs from the true distance by less than a thousandth. */
export function distanceTo({ latitude, longitude }: Point): RawBuilder<number> {
  const across = DEGREE * shrink(latitude)
  return sql<number>`sqrt(power((latitude - ${latitude}::float8) * ${DEGREE}::float8, 2)
    + power((longitude - ${longitude}::float8) * ${across}::float8, 2))`
}

/** By how much a degree of longitude is shorter than at the equator. */
function shrink(latitude: number): number {
  return Math.max(0.01, Math.cos((latitude * Math.PI) / 180))
}
