export { TRANSIT_MIGRATIONS } from './database/migrations.ts'
export type { TransitTables } from './database/tables.ts'
export { TRANSIT_PLAN } from './entries.ts'
export { TransitError, type TransitErrorCode } from './error.ts'
export { demoFeedFiles, demoNetwork } from './feed/demo-feed.ts'
export { FeedError } from './feed/feed-error.ts'
export type { Line, Network, Stop } from './feed/network.ts'
export { readFeed, readFeedFiles } from './feed/read-feed.ts'
export { type EventLog, openEventLog } from './gate/event-log.ts'
export type { GateAnswer, GatePlace, GateWay } from './gate/gate-answer.ts'
export { createGateDevice, type GateDevice, type GateDeviceOptions } from './gate/gate-device.ts'
export { type GateConfig, type RunningGate, startGate } from './gate/start-gate.ts'
export { openTravelStore, type TravelKey, type TravelStore } from './gate/travel-store.ts'
export type { ConcessionTerms } from './issued-types.ts'
export type { JourneyReason } from './journey/decide.ts'
export { DEMO_CARDS } from './sales/demo-cards.ts'
export {
  CONCESSION_SERVICE,
  MONTH_SERVICE,
  REDUCED_SERVICE,
  TICKET_SERVICE,
} from './service-ids.ts'
export { type RunningTransit, startTransit } from './start-transit.ts'
export { openTransit, type Transit, type TransitOptions } from './transit.ts'
export { TRANSIT_PROGRAM } from './transit-program.ts'
