import { type Kysely, sql } from 'kysely'
import type { Database } from '../database/schema.ts'
import type { KeptOrganisation, OrganisationDetail } from './organisation.ts'
import { type ListedOrganisation, listOrganisations, type OrganisationFilter } from './organisation-list.ts'
import { licenceOf, organisationOf, resultOf } from './organisation-row.ts'

/** Most results of one organisation that are shown: the newest. */
const MAX_RESULTS = 20

/** Reads organisations. They are written by imports alone. */
export interface OrganisationStore {
  /** What is found of some ids, in any order. */
  details(ids: readonly string[]): Promise<readonly OrganisationDetail[]>
  /** Which organisation a Global Location Number belongs to. */
  idOfGln(gln: string): Promise<string | null>
  /** Those whose USCC has a wrong check digit, by their ids, behind one of them. */
  doubted(after: string, most: number): Promise<readonly KeptOrganisation[]>
  /** Those that officers look for, by their ids, behind one of them. */
  list(
    filter: OrganisationFilter,
    page: { readonly after: string; readonly most: number },
  ): Promise<readonly ListedOrganisation[]>
}

/** Organisations in PostgreSQL. */
export function databaseOrganisationStore(database: Kysely<Database>): OrganisationStore {
  return {
    async details(ids) {
      const rows = await database.selectFrom('organisation').selectAll().where('id', '=', any(ids)).execute()
      if (rows.length === 0) return []
      const [licences, results] = await Promise.all([
        database
          .selectFrom('organisation_licence')
          .selectAll()
          .where('organisation', '=', any(ids))
          .orderBy(sql`valid_until desc nulls first`)
          .orderBy('number')
          .execute(),
        database
          .selectFrom('organisation_result')
          .selectAll()
          .where('organisation', '=', any(ids))
          .orderBy('day', 'desc')
          .orderBy('title_zh')
          .execute(),
      ])
      return rows.map((row) => ({
        organisation: organisationOf(row),
        licences: licences.filter(({ organisation }) => organisation === row.id).map(licenceOf),
        results: results
          .filter(({ organisation }) => organisation === row.id)
          .slice(0, MAX_RESULTS)
          .map(resultOf),
      }))
    },

    async idOfGln(gln) {
      const row = await database.selectFrom('organisation').select('id').where('gln', '=', gln).executeTakeFirst()
      return row?.id ?? null
    },

    async doubted(after, most) {
      const rows = await database
        .selectFrom('organisation')
        .selectAll()
        .where('uscc_is_doubted', '=', true)
        .where('id', '>', after)
        .orderBy('id')
        .limit(most)
        .execute()
      return rows.map(organisationOf)
    },

    list: (filter, page) => listOrganisations(database, filter, page),
  }
}

/** One parameter for any number of ids, so that the statement is the same. */
function any(ids: readonly string[]) {
  return sql<string>`any(${[...ids]})`
}
