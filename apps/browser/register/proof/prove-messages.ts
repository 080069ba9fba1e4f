import type { ProvenRegister } from '@hefu/standard'
import type { BrowserErrorCode } from '../../error.ts'
import type { LogPin } from '../../trust/app-config.ts'

/** What the worker is asked, once. */
export interface ProofQuestion {
  readonly bytes: Uint8Array
  readonly log: LogPin
}

/** What it tells: how many acts are proven of how many, again and again, and then how it ended. */
export type ProofAnswer =
  | { readonly proven: number; readonly of: number }
  | { readonly register: ProvenRegister }
  | { readonly failed: BrowserErrorCode; readonly message: string; readonly evidence: string | null }
