export { type DatabaseUser, databaseUser } from './database/database-user.ts'
export { type EmbeddedPostgres, startEmbeddedPostgres } from './database/embedded-postgres.ts'
export { lockFolder } from './database/folder-lock.ts'
export { isUnreachable } from './database/is-unreachable.ts'
export { migrate } from './database/migrate.ts'
export { assertReachable, type OpenDatabase, openDatabase } from './database/open-database.ts'
export { ServerError, type ServerErrorCode } from './error.ts'
export { gzip, takesGzip, toBody } from './http/accept-encoding.ts'
export { clientAddress, networkOf } from './http/client-address.ts'
export { describeError } from './http/describe-error.ts'
export { type Figures, healthRoutes } from './http/health-routes.ts'
export { type Listening, listen } from './http/listen.ts'
export { COMMON_PROBLEMS, Problem, type ProblemAnswer, problem, problemAnswer } from './http/problem.ts'
export { type RateLimitConfig, type RateLimiter, rateLimit, rateLimiter } from './http/rate-limit.ts'
export { type Log, type RequestCount, requestLog } from './http/request-log.ts'
export { securityHeaders } from './http/security-headers.ts'
export { CLOCK_TOLERANCE, isGoodNonce, makeNonce, NONCE_LIFETIME } from './issuance/nonce.ts'
export {
  CredentialAnswer,
  CredentialRequestBody,
  IssuanceError,
  NonceAnswer,
  NotificationBody,
} from './issuance/schemas.ts'
export { type HeldKey, issuerKeyOf, readHeldKeys, recordHeldKey } from './keys/held-keys.ts'
export { type IssuerKeys, issuerKeys, type SigningKey } from './keys/issuer-keys.ts'
export { type KeyStore, sealedKeyStore } from './keys/key-store.ts'
export type { IssuerKeyTable, KeyTables, SealedSecretTable } from './keys/key-tables.ts'
export { fileTypeKeys, type TypeKeys } from './keys/type-keys.ts'
export { fileExists, loadKeyFile, parseKey, syncFolder, writeDurably } from './secrets/key-file.ts'
export { loadMasterKey } from './secrets/master-key.ts'
export { seal, unseal } from './secrets/seal.ts'
export { systemClock, systemRandom } from './system-ports.ts'
