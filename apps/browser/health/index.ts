export { fetchTrustLists, keptTrustLists } from './trust-lists.ts'
