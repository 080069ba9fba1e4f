export { gateForMandates } from '../mandate-check.ts'
export { gateForReports } from '../pass-check.ts'
