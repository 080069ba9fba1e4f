export { seededRandom } from './seeded-random.ts'
export {
  ADULT,
  CHILD,
  IDENTITY,
  type IssueRequest,
  SYNTHETIC_NOW,
  type SyntheticCity,
  syntheticCity,
} from './synthetic-city.ts'
export { type Served, type SyntheticOfficer, type SyntheticRegister, syntheticRegister } from './synthetic-register.ts'
export { CONCESSION, ISSUER, OVER_18, RESIDENCY, type SyntheticServiceName } from './synthetic-services.ts'
