import { type Kysely, sql } from 'kysely'
import type { Database } from '../database/schema.ts'
import type { KeptOrganisation, OrganisationKind } from './organisation.ts'
import { organisationOf } from './organisation-row.ts'

/** What officers look for organisations by: all of what is given has to fit. */
export interface OrganisationFilter {
  /** Words, each of which occurs in a name, an address, a number or the id. */
  readonly words?: string
  readonly kind?: OrganisationKind
  /** Those whose USCC has a wrong check digit. */
  readonly doubted?: boolean
}

/** An organisation, and whether the check digit of its USCC is wrong: for officers alone. */
export interface ListedOrganisation extends KeptOrganisation {
  readonly isDoubted: boolean
}

/** Most words of a search; further ones are left out. */
const MOST_WORDS = 8

/**
 * Organisations that fit, by their ids, from the one behind `after` on. Words are looked for row by row: a city has some hundred thousand
 * organisations, and few officers who search.
 */
export async function listOrganisations(
  database: Kysely<Database>,
  { words = '', kind, doubted = false }: OrganisationFilter,
  page: { readonly after: string; readonly most: number },
): Promise<readonly ListedOrganisation[]> {
  let query = database.selectFrom('organisation').selectAll().where('id', '>', page.after)
  if (kind) query = query.where('kind', '=', kind)
  if (doubted) query = query.where('uscc_is_doubted', '=', true)
  for (const word of words.split(/\s+/).filter(Boolean).slice(0, MOST_WORDS)) {
    const pattern = `%${word.replace(/[\\%_]/g, '\\$&')}%`
    query = query.where(
      sql<string>`concat_ws(' ', name_zh, name_en, address_zh, address_en, id, uscc, lei, gln)`,
      'ilike',
      pattern,
    )
  }
  const rows = await query.orderBy('id').limit(page.most).execute()
  return rows.map((row) => ({ ...organisationOf(row), isDoubted: row.uscc_is_doubted }))
}
