import { roundTrip } from './round-trip.ts'

self.postMessage(await roundTrip())
