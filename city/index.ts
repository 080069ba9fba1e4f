export { type CityKeys, openCityKeys } from './city-keys.ts'
export type { CityConfig, IdentityProviderConfig, WitnessConfig } from './config.ts'
export { type OpenDatabase, openDatabase } from './database/open-database.ts'
export { CityError, type CityErrorCode } from './error.ts'
export type { ImportResult, ImportStep } from './import/import-file.ts'
export { type ImportRate, importRate } from './import/import-rate.ts'
export type { ReportedRefusal } from './import/report.ts'
export type { HeldLabelKey } from './labels/keys/label-keys.ts'
export type { LabelSubject, SubjectSelection } from './labels/label-subject.ts'
export { type CityLabels, type LabelOrder, openCityLabels } from './labels/open-labels.ts'
export type { LabelFormat, LabelProgress, LabelsPrinted } from './labels/print-labels.ts'
export { readSubjects } from './labels/read-subjects.ts'
export { isPaperName, ownPaper, PAPERS, type Paper, type PaperName } from './labels/sheet/paper.ts'
export type { SignedLabel } from './labels/sign-labels.ts'
export { type RunningLog, type StartLogOptions, startLog } from './log/start-log.ts'
export { type OfficerHeaders, officerSession } from './officers/officer-client.ts'
export type { MandateCheck, MandateVerdict } from './organisations/acting/mandate-check.ts'
export type { OrganisationImport, OrganisationsImported } from './organisations/import/import-organisations.ts'
export type { OrganisationTableName } from './organisations/import/import-table.ts'
export type { OrganisationFormat } from './organisations/import/read-records.ts'
export type { MakeMandateCheck } from './organisations/open-acting.ts'
export { type CityOrganisations, openCityOrganisations } from './organisations/open-city-organisations.ts'
export { parseCityConfig } from './parse-config.ts'
export {
  type AboutEarlyEnd,
  type EarlyEndClient,
  earlyEndClient,
  type OfficerAtWork,
} from './people/early-end-client.ts'
export type { CaseList, CaseSeen, EnteredPerson } from './people/officer-schemas.ts'
export {
  type DecidedAct,
  type DeskClient,
  DeskRefusedError,
  decideTogether,
  deskClient,
  type ListedProposal,
} from './register/desk-client.ts'
export { fetchBundle, fetchRegister } from './register/fetch-register.ts'
export { newOfficerKeyFile, type OfficerKey, readOfficerKey } from './register/officer-key.ts'
export { type ActScene, parseAct } from './register/parse-act.ts'
export { type KeyDesk, type KeysProposed, proposeIssuerKeys } from './register/propose-keys.ts'
export { parseService } from './register/service-entry.ts'
export { type OperatorAct, writeAct } from './register/write-act.ts'
export { type FaultCategory, parseCategories } from './reports/category.ts'
export type { MakePassCheck, PassCheck, PassVerdict } from './reports/flood/pass-check.ts'
export { type RunningCity, type StartCityOptions, startCity } from './start-city.ts'
export type { Destroyed } from './sunset/destroy.ts'
export type { Destruction } from './sunset/destruction.ts'
export { type CitySunset, openCitySunset } from './sunset/open-sunset.ts'
export type { SunsetPreview } from './sunset/preview.ts'
export type { ImportRequest } from './things/import/import-things.ts'
export type { FileFormat } from './things/import/record.ts'
export { formatOf } from './things/import/source.ts'
export type { ThingKind } from './things/kind.ts'
export { isGivenId, parseKind } from './things/kind-schema.ts'
export { type CityThings, openCityThings } from './things/open-city-things.ts'
export { openThings, type ThingPorts } from './things/ports.ts'
