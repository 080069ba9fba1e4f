import { AppError, type AppErrorCode } from '../error.ts'

/** What an issuer refuses, with the error code that it gave. */
export class IssuerRefusal extends AppError {
  /** Of OpenID4VCI where a credential was asked for, else of the problem details; empty where there was none. */
  readonly error: string
  /** What came with the refusal of a credential that was ended early, as it came; null with any other. */
  readonly earlyEnd: unknown

  constructor(code: AppErrorCode, error: string, message: string, earlyEnd: unknown = null) {
    super(code, message)
    this.error = error
    this.earlyEnd = earlyEnd
  }
}

/** Reads a refusal from an answer that is not ok. @param path for the message */
export async function refusalOf(path: string, response: Response): Promise<IssuerRefusal> {
  const body = ((await response.json().catch(() => null)) ?? {}) as Record<string, unknown>
  const error = [body.error, body.code].find((word) => typeof word === 'string') ?? ''
  const code = codeFor(response.status, body.hefu_reason)
  return new IssuerRefusal(code, String(error), `${path} answered ${response.status} ${error}`, body.hefu_early_end)
}

const BY_REASON: Readonly<Record<string, AppErrorCode>> = {
  'replacements-exhausted': 'replacements-exhausted',
  'pseudonym-differs': 'enrolled-elsewhere',
  'not-enrolled': 'not-enrolled',
  'ended-early': 'ended-early',
  'mandate-ended': 'mandate-ended',
  'grant-redeemed': 'grant-redeemed',
  'offer-ended': 'offer-ended',
  'offer-redeemed': 'offer-redeemed',
  'offer-expired': 'offer-expired',
}

function codeFor(status: number, reason: unknown): AppErrorCode {
  const known = typeof reason === 'string' && Object.hasOwn(BY_REASON, reason) ? BY_REASON[reason] : undefined
  if (known) return known
  if (status === 401) return 'sign-in-expired'
  if (status === 429) return 'city-busy'
  return status >= 500 ? 'city-down' : 'city-refused'
}
