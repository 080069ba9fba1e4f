import type { LocalText } from '@hefu/standard'
import type { Selectable } from 'kysely'
import type {
  OrganisationLicenceTable,
  OrganisationResultTable,
  OrganisationTable,
} from '../database/tables/organisations.ts'
import type { InspectionResult, KeptOrganisation, Licence, OrganisationKind } from './organisation.ts'

/** A row as an organisation. */
export function organisationOf(row: Selectable<OrganisationTable>): KeptOrganisation {
  const { address_zh: chinese, address_en: english, latitude, longitude } = row
  return {
    id: row.id,
    name: { 'zh-CN': row.name_zh, en: row.name_en },
    // Held to the list when it was written.
    kind: row.kind as OrganisationKind,
    uscc: row.uscc,
    lei: row.lei,
    gln: row.gln,
    address: chinese === null || english === null ? null : { 'zh-CN': chinese, en: english },
    point: latitude === null || longitude === null ? null : { latitude, longitude },
    status: row.status,
    changedAt: row.changed_at,
    closedAt: row.closed_at,
  }
}

/** A row as a licence. */
export function licenceOf(row: Selectable<OrganisationLicenceTable>): Licence {
  return {
    organisation: row.organisation,
    number: row.number,
    ...textsOf(row),
    validFrom: row.valid_from,
    validUntil: row.valid_until,
    status: row.status,
  }
}

/** A row as what an authority found. */
export function resultOf(row: Selectable<OrganisationResultTable>): InspectionResult {
  return { organisation: row.organisation, day: row.day, ...textsOf(row), outcome: row.outcome, grade: row.grade }
}

function textsOf(row: Pick<OrganisationLicenceTable, 'title_zh' | 'title_en' | 'authority_zh' | 'authority_en'>): {
  readonly title: LocalText
  readonly authority: LocalText
} {
  return {
    title: { 'zh-CN': row.title_zh, en: row.title_en },
    authority: { 'zh-CN': row.authority_zh, en: row.authority_en },
  }
}
