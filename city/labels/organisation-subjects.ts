import type { Language } from '@hefu/standard'
import type { Kysely } from 'kysely'
import type { Database } from '../database/schema.ts'
import { ORGANISATION_KINDS } from '../organisations/organisation.ts'
import { listOrganisations } from '../organisations/organisation-list.ts'
import type { LabelSubject, SubjectSelection } from './label-subject.ts'

/** Organisations that are read at a time. */
const PAGE = 2_000

/**
 * The organisations of a city that may get a label at their door, by their ids: all but those that are closed. What is printed is the name, which the
 * organisation's page compares with what it finds in a code.
 */
export async function* organisationSubjects(
  database: Kysely<Database>,
  { kind: wanted, ids }: SubjectSelection,
  language: Language,
): AsyncGenerator<LabelSubject> {
  const kind = ORGANISATION_KINDS.find((each) => each === wanted)
  // A kind of things is none of theirs.
  if (wanted !== undefined && kind === undefined) return
  let after: string | null = ''
  do {
    const page = await listOrganisations(database, kind === undefined ? {} : { kind }, { after, most: PAGE })
    for (const { id, name, status } of page) {
      if (status === 'closed' || !(ids?.has(id) ?? true)) continue
      yield { subject: 'organisation', id, label: name[language] }
    }
    after = page.length < PAGE ? null : (page.at(-1)?.id ?? null)
  } while (after !== null)
}
