import type { Clock } from '@hefu/standard'
import { type Kysely, sql } from 'kysely'
import type { Database } from '../database/schema.ts'
import type { ThingEventTable, ThingTable } from '../database/tables/things.ts'
import type { ThingKind } from '../things/kind.ts'
import type { ThingDetail } from '../things/read-thing.ts'
import type { ThingRegister } from '../things/register-store.ts'
import type { Custodian } from '../things/thing.ts'
import { fromRow } from '../things/thing-row.ts'

/** Most events of one thing that a page shows: the newest. */
const MAX_EVENTS = 20
/** Seconds for which kinds and custodians, which are few and seldom change, are not read anew. */
const REMEMBERED = 30

interface Names {
  readonly kinds: ReadonlyMap<string, ThingKind>
  readonly custodians: ReadonlyMap<string, Custodian>
  /** Kinds with faults that can be reported. */
  readonly reported: ReadonlySet<string>
}

/** A thing, and whether faults of its kind can be reported. */
export interface DetailWithReports extends ThingDetail {
  readonly takesReports: boolean
}

type Row = Omit<ThingTable, 'tokens' | 'geohash' | 'attributes'> & {
  readonly attributes: Readonly<Record<string, string | number>>
  readonly events: readonly Omit<ThingEventTable, 'thing' | 'number'>[] | null
}

/** Reads many things at once for their pages. */
export interface FindThings {
  details(ids: readonly string[]): Promise<readonly DetailWithReports[]>
  /** The thing that is known by the first of some GS1 Digital Link paths that leads to one. */
  idOfGs1(paths: readonly string[]): Promise<string | null>
}

/** Reads them with one statement, events and all. */
export function findThings(database: Kysely<Database>, register: ThingRegister, clock: Clock): FindThings {
  let names: Promise<Names> | undefined
  let readAt = Number.NEGATIVE_INFINITY

  function readNames(): Promise<Names> {
    readAt = clock()
    names = namesOf(database, register)
    names.catch(() => {
      names = undefined
    })
    return names
  }

  return {
    async details(ids) {
      const { rows } = await sql<Row>`
        select id, kind, custodian, name_zh, name_en, latitude, longitude, address_zh, address_en, status, attributes, gs1,
          changed_at, retired_at, (
            select json_agg(newest order by newest.number) from (
              select number, kind, at, office_zh, office_en, note from thing_event
              where thing_event.thing = thing.id order by number desc limit ${MAX_EVENTS}) as newest) as events
        from thing where id = any(${[...ids]})`.execute(database)
      const isOld = Math.abs(clock() - readAt) >= REMEMBERED
      let { kinds, custodians, reported } = await (names === undefined || isOld ? readNames() : names)
      const isNew = (row: Row): boolean => !kinds.has(row.kind) || !custodians.has(row.custodian)
      if (rows.some(isNew)) ({ kinds, custodians, reported } = await readNames())
      return rows.map((row) => {
        const kind = kinds.get(row.kind)
        const custodian = custodians.get(row.custodian)
        if (!kind || !custodian) throw new Error('a thing names a kind or a custodian that is not there')
        const events = (row.events ?? []).map(eventOf)
        return { thing: fromRow(row), kind, custodian, events, takesReports: reported.has(kind.id) }
      })
    },

    async idOfGs1(paths) {
      const { rows } = await sql<{ id: string; gs1: string }>`
        select id, gs1 from thing where gs1 = any(${[...paths]}) order by id limit 100`.execute(database)
      for (const path of paths) {
        const row = rows.find(({ gs1 }) => gs1 === path)
        if (row) return row.id
      }
      return null
    },
  }
}

async function namesOf(database: Kysely<Database>, register: ThingRegister): Promise<Names> {
  const categories = database.selectFrom('fault_category').select('kind').distinct().where('offered', '=', true)
  const [kinds, custodians, rows] = await Promise.all([register.kinds(), register.custodians(), categories.execute()])
  return {
    kinds: new Map(kinds.map((kind) => [kind.id, kind])),
    custodians: new Map(custodians.map((custodian) => [custodian.id, custodian])),
    reported: new Set(rows.flatMap(({ kind }) => kind ?? [])),
  }
}

function eventOf({ kind, at, office_zh, office_en, note }: Omit<ThingEventTable, 'thing' | 'number'>) {
  return { kind, at, office: { 'zh-CN': office_zh, en: office_en }, note }
}
