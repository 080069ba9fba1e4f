import type { Language } from '@hefu/standard'
import type { Kysely } from 'kysely'
import type { Database } from '../database/schema.ts'
import { searchThings } from '../things/search/search-things.ts'
import type { LabelSubject, SubjectSelection } from './label-subject.ts'

/** Things that are read at a time. */
const PAGE = 2_000

/**
 * The things of a city that may get a label, by their ids: all but those that are retired. What is printed is the name, which the thing's page
 * compares with what it finds in a code.
 */
export async function* thingSubjects(
  database: Kysely<Database>,
  { kind, ids }: SubjectSelection,
  language: Language,
): AsyncGenerator<LabelSubject> {
  let after: string | null = null
  do {
    const page = await searchThings(database, kind === undefined ? {} : { kind }, { after, limit: PAGE })
    for (const thing of page.things) {
      if (thing.status === 'retired' || !(ids?.has(thing.id) ?? true)) continue
      yield { subject: 'thing', id: thing.id, label: thing.name[language] }
    }
    after = page.next
  } while (after !== null)
}
