import { cityDay, shownCount } from '@hefu/service-kit'
import type { Kysely } from 'kysely'
import { sql } from 'kysely'
import type { ClinicTables } from '../tables.ts'

/** How many; null where it is held back. */
export type Count = number | null

/** What staff see of a clinic's day: counts of many, and nobody. */
export interface ClinicFigures {
  readonly patients: Count
  readonly shares: Count
  /** Cards that were offered and not ended, by type, and how many of them a wallet has fetched. */
  readonly cards: readonly { readonly type: string; readonly offered: Count; readonly fetched: Count }[]
  /** Observations that are tests for an infection, by the day in the city on which the sample was taken. */
  readonly tests: readonly { readonly day: string; readonly count: Count }[]
}

const DAYS = 14
const DAY = 86_400

/** Counts what there is, at a moment. */
export async function clinicFigures(
  database: Kysely<ClinicTables>,
  now: number,
  utcOffsetMinutes: number,
): Promise<ClinicFigures> {
  const counted = sql<number>`count(*)`.as('count')
  const [patients, shares, cards, tests] = await Promise.all([
    database.selectFrom('clinic_patient').select(counted).executeTakeFirstOrThrow(),
    database.selectFrom('clinic_share').select(counted).where('expires_at', '>', now).executeTakeFirstOrThrow(),
    database
      .selectFrom('kit_offer')
      .select(['credential_type as type', counted, sql<number>`count(commitment_hash)`.as('fetched')])
      .where('ended', '=', false)
      .groupBy('credential_type')
      .orderBy('credential_type')
      .execute(),
    testsByDay(database, now, utcOffsetMinutes),
  ])
  return {
    patients: shownCount(patients.count),
    shares: shownCount(shares.count),
    cards: cards.map(({ type, count, fetched }) => ({
      type,
      offered: shownCount(count),
      fetched: shownCount(fetched),
    })),
    tests,
  }
}

async function testsByDay(
  database: Kysely<ClinicTables>,
  now: number,
  utcOffsetMinutes: number,
): Promise<ClinicFigures['tests']> {
  const day = sql<string>`to_char((resource->>'effectiveDateTime')::timestamptz at time zone 'UTC' + make_interval(mins => ${utcOffsetMinutes}), 'YYYY-MM-DD')`
  const rows = await database
    .selectFrom('clinic_resource')
    .select([day.as('day'), sql<number>`count(*)`.as('count')])
    .where('type', '=', 'Observation')
    .where(sql<boolean>`resource->'valueCodeableConcept' is not null and resource->>'effectiveDateTime' like '%T%'`)
    .groupBy('day')
    .execute()
  const known = new Map(rows.map((row) => [row.day, row.count]))
  return Array.from({ length: DAYS }, (_, index) => {
    const name = cityDay(now - (DAYS - 1 - index) * DAY, utcOffsetMinutes)
    return { day: name, count: shownCount(known.get(name) ?? 0) }
  })
}
