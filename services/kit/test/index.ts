export { type JsonAnswer, type JsonRequests, jsonRequests } from './json-requests.ts'
export { type ServedCity, servedCity } from './served-city.ts'
export { epochIn, type TestCity, testCity } from './test-city.ts'
export type { OfferRefused, TestWallet } from './test-wallet.ts'
