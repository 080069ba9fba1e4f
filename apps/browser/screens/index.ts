export { addressOf, matchPath, type Parameters, queryOf } from './route.ts'
export { type Attempt, useAttempt } from './use-attempt.ts'
export { goTo, useHash } from './use-hash.ts'
export { type Loaded, useLoaded } from './use-loaded.ts'
