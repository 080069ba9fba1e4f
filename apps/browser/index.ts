export { AccessError, type AccessErrorCode, BrowserError, type BrowserErrorCode, evidenceOf } from './error.ts'
export { createFetcher, type Fetcher, type NetworkPorts } from './net/fetcher.ts'
export { holdAlone } from './ports/newest-tab.ts'
export { keepOffline, ownScript, startWorker } from './ports/own-scripts.ts'
export { systemClock, systemRandom } from './ports/system.ts'
export { type CameraWishes, listCameras, type OpenCamera, openCamera } from './scan/camera.ts'
export { imageIn, pixelsOf, pixelsOfFile } from './scan/image-pixels.ts'
export { type LumaReader, openLumaReader, type ReadingEffort } from './scan/luma-reader.ts'
export { openQrReader, type QrReader } from './scan/qr-reader.ts'
export { watchFrames } from './scan/watch-frames.ts'
export { createStore, type Store } from './state/store.ts'
export { useStore } from './state/use-store.ts'
export { indexedDbStore } from './storage/indexed-db-store.ts'
export { memoryStore } from './storage/memory-store.ts'
export type { RecordStore } from './storage/record-store.ts'
export { proveBundle } from './trust/accept-bundle.ts'
export {
  type AppConfig,
  type FetchedConfig,
  fetchConfig,
  keepConfig,
  keptConfig,
  type LogPin,
  parseConfig,
  samePin,
} from './trust/app-config.ts'
export { fetchBundle } from './trust/fetch-bundle.ts'
export { ALARMS, keptTrust, refreshTrust } from './trust/trust-keeper.ts'
export type { Trusted } from './trust/trusted.ts'
export { chooseLanguage, inLanguage, listed, presentLanguage, tellDocument } from './words/languages.ts'
export { counted, lengthOfTime, type TimeUnit } from './words/lengths-of-time.ts'
export { matchesService } from './words/matches-service.ts'
export { type ProblemMessages, type ProblemWords, problemFrom } from './words/problem-words.ts'
