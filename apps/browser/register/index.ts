export {
  changeBy,
  type LoggedAct,
  type Narrowing,
  readActs,
  type ServiceChange,
  serviceHistory,
} from '@hefu/standard'
export { chooseLanguage, inLanguage, listed, presentLanguage, tellDocument } from '../words/languages.ts'
export { type ActCheck, checkAct } from './proof/check-act.ts'
export { type OpeningStep, type OpenRegister, openRegister, type Prove } from './proof/open-register.ts'
export { proveInWorker } from './proof/prove-in-worker.ts'
export { type Unopened, whyUnopened } from './proof/why-unopened.ts'
export { findServices } from './reading/find-services.ts'
export { type RegisteredServices, registeredServices, standingOf } from './reading/registered-services.ts'
export { type Fact, Facts } from './view/facts.tsx'
export { LinkRow } from './view/link-row.tsx'
export { OpeningProgress } from './view/opening-progress.tsx'
export { ServiceFacts } from './view/service-facts.tsx'
export { ServiceHistory } from './view/service-history.tsx'
export { actInWords, actKindInWords, officeInWords, reasonInWords } from './words/act-in-words.ts'
export { changesInWords } from './words/change-in-words.ts'
export { daysInWords, inOneLine } from './words/languages.ts'
export { dayInCity, momentInCity, weekInWords } from './words/moments.ts'
export { problemInWords } from './words/problems.ts'
export { type Difference, serviceDiff } from './words/service-diff.ts'
export { type FactInWords, serviceFactsInWords } from './words/service-facts-in-words.ts'
export {
  asksInWords,
  attributeLabel,
  attributesInWords,
  conditionsInWords,
  recognitionInWords,
  retentionInWords,
  scopeInWords,
} from './words/service-in-words.ts'
