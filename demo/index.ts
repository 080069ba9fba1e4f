export { runCheck } from './check/run-check.ts'
export type { CheckReport } from './check/story.ts'
export type { CityPlace } from './city-place.ts'
export { DEFAULT_DATA_FOLDER, type DemoCommand } from './command-line.ts'
export { endEarly } from './console/end-early.ts'
export { DemoError, type DemoErrorCode } from './error.ts'
export {
  CONSOLE_CLIENT_ID,
  CONSOLE_SCOPE,
  WALLET_CLIENT_ID,
  WALLET_SCOPE,
} from './identity-provider/provider-clients.ts'
export { type FirstMandate, grantFirstMandate } from './organisations/first-mandate.ts'
export { DEFAULT_PORT_BASE, type DemoPorts, freePorts, portsFrom } from './ports.ts'
export { drawQr, type QrImage, readQr } from './qr-image.ts'
export { FEATURED, generateResidents } from './residents/generate-residents.ts'
export { type Concession, concessionOn, type Resident } from './residents/resident.ts'
export { runDemo } from './run-demo.ts'
export type { DemoOptions, DemoServer, RunningDemo } from './running-demo.ts'
export { SHOP_OVER_ASK } from './services/demo-services.ts'
export { overAskingRequest } from './services/over-ask.ts'
export { type GateKey, signingKey } from './services/request-keys.ts'
export {
  ASKING_SERVICES,
  BUSINESS_DESK,
  CITY_ISSUER,
  CLINIC,
  HOTEL,
  LOANS_DESK,
  METRO,
  NIGHT_VENUE,
  POOL,
  READING_ROOM,
  SHOP,
} from './services/service-ids.ts'
export { startDemo } from './start-demo.ts'
export { type CityClient, cityClient } from './wallet/city-client.ts'
export { type EnrolAt, enrolResident, type ResidentWallet } from './wallet/enrol-resident.ts'
export { receive } from './wallet/receive.ts'
export { residentPasses } from './wallet/resident-pass.ts'
export { renewSession, type Session, type SignInAt, signIn } from './wallet/sign-in.ts'
