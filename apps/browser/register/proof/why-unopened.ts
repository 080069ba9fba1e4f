import { BrowserError, type BrowserErrorCode } from '../../error.ts'

/** Why there is no register to read; with an alarm the signed note that proves it. */
export interface Unopened {
  readonly code: BrowserErrorCode
  readonly evidence: string | null
}

/** What `openRegister` threw. Whatever it does not expect counts as a register that does not check: none of it is shown. */
export function whyUnopened(error: unknown): Unopened {
  if (error instanceof BrowserError) return { code: error.code, evidence: error.evidence }
  return { code: 'bundle-refused', evidence: null }
}
