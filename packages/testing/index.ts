export { healthCodes } from './hostile-codes/health-codes.ts'
export type { HostileCode } from './hostile-codes/hostile-code.ts'
export { hostileCodes } from './hostile-codes/hostile-codes.ts'
export { SCRIPTS } from './hostile-codes/scripts.ts'
export { type SeededNumbers, seededNumbers } from './seeded-numbers.ts'
export { seededRandom } from './seeded-random.ts'
export {
  ADULT,
  CHILD,
  IDENTITY,
  type IssueRequest,
  MANDATED,
  SYNTHETIC_NOW,
  type SyntheticCity,
  syntheticCity,
} from './synthetic-city.ts'
export {
  type SyntheticHealthIssuer,
  type SyntheticStatement,
  type SyntheticTimes,
  syntheticHealthIssuer,
  syntheticHealthKeys,
} from './synthetic-health.ts'
export { type Served, type SyntheticOfficer, type SyntheticRegister, syntheticRegister } from './synthetic-register.ts'
export { CONCESSION, ISSUER, OVER_18, RESIDENCY, type SyntheticServiceName } from './synthetic-services.ts'
export { SYNTHETIC_CUSTODIANS, SYNTHETIC_KINDS, type SyntheticThing, syntheticThings } from './synthetic-things.ts'
export { syntheticTiles } from './tiles/synthetic-tiles.ts'
