import type { Checked } from '../../import/refusal.ts'
import { good } from '../../import/refusal.ts'
import type { Said } from '../check-fields.ts'
import { checkLicence, LICENCE_COLUMNS } from '../check-licence.ts'
import { checkOrganisation, isDoubted, ORGANISATION_COLUMNS } from '../check-organisation.ts'
import { checkResult, RESULT_COLUMNS } from '../check-result.ts'

/** What a file may be a table of. */
export const ORGANISATION_TABLES = ['organisations', 'licences', 'results'] as const
export type OrganisationTableName = (typeof ORGANISATION_TABLES)[number]

/** A record that holds, ready to be written. */
export interface ImportRow {
  /** What no other record of the file may have. */
  readonly key: string
  /** In the order of the table's columns. */
  readonly values: readonly (string | number | null)[]
}

/** How the records of a table are read, checked and written. */
export interface ImportTable {
  /** In the database. */
  readonly name: string
  /** Of a file, in the order in which they are written; a file that is read may have them in any. */
  readonly columns: readonly string[]
  /** Of these a file has to have each. */
  readonly needed: readonly string[]
  /** Of the database: those of the file and what follows from them. */
  readonly rowColumns: readonly string[]
  /** What names a row. */
  readonly keyColumns: readonly string[]
  readonly check: (said: Said<string>) => Checked<ImportRow>
}

/** Each table by its name. */
export const IMPORT_TABLES: Readonly<Record<OrganisationTableName, ImportTable>> = {
  organisations: {
    name: 'organisation',
    columns: ORGANISATION_COLUMNS,
    needed: ['id'],
    rowColumns: [...ORGANISATION_COLUMNS, 'uscc_is_doubted'],
    keyColumns: ['id'],
    check(said) {
      const checked = checkOrganisation(said)
      if (checked.outcome === 'refused') return checked
      const { id, name, kind, uscc, lei, gln, address, point, status } = checked.value
      const places = [
        address?.['zh-CN'] ?? null,
        address?.en ?? null,
        point?.latitude ?? null,
        point?.longitude ?? null,
      ]
      const doubted = isDoubted(checked.value)
      const numbers = [uscc, lei, gln]
      const values = [id, name['zh-CN'], name.en, kind, ...numbers, ...places, status, doubted ? 't' : 'f']
      return good({ key: id, values })
    },
  },
  licences: {
    name: 'organisation_licence',
    columns: LICENCE_COLUMNS,
    needed: ['organisation', 'number', 'valid_from'],
    rowColumns: LICENCE_COLUMNS,
    keyColumns: ['organisation', 'number'],
    check(said) {
      const checked = checkLicence(said)
      if (checked.outcome === 'refused') return checked
      const { organisation, number, title, authority, validFrom, validUntil, status } = checked.value
      const words = [title['zh-CN'], title.en, authority['zh-CN'], authority.en]
      const values = [organisation, number, ...words, validFrom, validUntil, status]
      return good({ key: `${organisation}\n${number}`, values })
    },
  },
  results: {
    name: 'organisation_result',
    columns: RESULT_COLUMNS,
    needed: ['organisation', 'day'],
    rowColumns: RESULT_COLUMNS,
    keyColumns: ['organisation', 'day', 'title_zh', 'authority_zh'],
    check(said) {
      const checked = checkResult(said)
      if (checked.outcome === 'refused') return checked
      const { organisation, day, title, authority, outcome, grade } = checked.value
      const values = [organisation, day, title['zh-CN'], title.en, authority['zh-CN'], authority.en, outcome, grade]
      return good({ key: [organisation, day, title['zh-CN'], authority['zh-CN']].join('\n'), values })
    },
  },
}
