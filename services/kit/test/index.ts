export { epochIn, type TestCity, testCity } from './test-city.ts'
export type { OfferRefused, TestWallet } from './test-wallet.ts'
