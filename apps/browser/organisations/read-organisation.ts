import type { CityApi } from '../city-api/city-api.ts'
import { type OrganisationDetail, organisationDetail } from './organisation.ts'

/** What everybody reads of an organisation, also of one that is closed. @throws ProblemError `not-found` */
export function readOrganisation(api: CityApi, id: string): Promise<OrganisationDetail> {
  return api.getPast(`/o/${encodeURIComponent(id)}?as=json`, organisationDetail)
}
