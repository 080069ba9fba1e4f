import type { CityApi } from '@hefu/app-browser/city-api'
import { type ListedOrganisation, organisationPage } from '@hefu/app-browser/organisations'

/** What organisations are looked for by; what is empty is not asked for. */
export interface OrganisationQuery {
  readonly words: string
  readonly kind: string
  /** Only those whose unified social credit code has a wrong check digit. */
  readonly doubted: boolean
}

/** Most that one answer has. */
const PAGE = 200

/** Organisations that fit, by their ids, from the one behind `after` on. */
export function searchOrganisations(
  api: CityApi,
  { words, kind, doubted }: OrganisationQuery,
  after: string | null,
): Promise<{ readonly organisations: readonly ListedOrganisation[]; readonly next: string | null }> {
  const given = { q: words.trim(), kind, doubted: doubted ? 'yes' : '', after: after ?? '' }
  const asked = Object.entries(given).filter(([, value]) => value !== '')
  return api.get(
    `/officers/organisations?${new URLSearchParams([...asked, ['limit', String(PAGE)]])}`,
    organisationPage,
  )
}
