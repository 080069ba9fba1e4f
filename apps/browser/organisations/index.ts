export {
  type InspectionResult,
  type Licence,
  type ListedOrganisation,
  ORGANISATION_KINDS,
  type Organisation,
  type OrganisationDetail,
  type OrganisationPage,
  organisationDetail,
  organisationPage,
} from './organisation.ts'
export {
  kindInWords,
  resultInWords,
  spanInWords,
  standingInWords,
  statusInWords,
} from './organisation-in-words.ts'
export { readOrganisation } from './read-organisation.ts'
