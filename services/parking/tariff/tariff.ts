import { z } from 'zod'
import { ParkingError } from '../error.ts'

/** What a stay costs. Money in fen, times in minutes of the day by the city's clocks. */
export interface Tariff {
  /** Who leaves within them pays nothing. */
  readonly freeMinutes: number
  /** For each half hour that has begun. */
  readonly halfHour: number
  /** The same for a half hour that begins in the night. */
  readonly nightHalfHour: number
  readonly nightFrom: number
  readonly nightUntil: number
  /** The most that 24 hours from the entry on cost. */
  readonly dayMaximum: number
}

const MINUTE_OF_DAY = z.int().min(0).max(1439)
const FEN = z.int().min(0).max(100_000)

export const tariffShape: z.ZodType<Tariff> = z.object({
  freeMinutes: z.int().min(0).max(240),
  halfHour: FEN,
  nightHalfHour: FEN,
  nightFrom: MINUTE_OF_DAY,
  nightUntil: MINUTE_OF_DAY,
  dayMaximum: FEN,
})

/** @throws ParkingError `invalid-tariff` for what is none, and for a night that costs more than the day */
export function readTariff(value: unknown): Tariff {
  const parsed = tariffShape.safeParse(value)
  if (!parsed.success) throw new ParkingError('invalid-tariff', 'a price or a time is out of its range')
  if (parsed.data.nightHalfHour > parsed.data.halfHour) {
    throw new ParkingError('invalid-tariff', 'the night costs more than the day')
  }
  return parsed.data
}

/** A tariff, and from which moment on who enters pays by it. */
export interface TariffFrom {
  /** Unix seconds. */
  readonly from: number
  readonly tariff: Tariff
}

/** The tariff of a stay: the one in force when it began, so that nobody pays by a price they could not read at the entry. */
export function tariffAt(tariffs: readonly TariffFrom[], entered: number): Tariff {
  const begun = tariffs.filter(({ from }) => from <= entered).sort((a, b) => b.from - a.from)
  const found = begun[0] ?? tariffs.toSorted((a, b) => a.from - b.from)[0]
  if (!found) throw new ParkingError('invalid-tariff', 'a car park without a tariff')
  return found.tariff
}
