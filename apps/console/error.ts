import { AccessError, BrowserError } from '@hefu/app-browser'

/** What the console itself finds wrong. Beside these there are the codes of the city's answers and of `@hefu/app-browser`. */
export type ConsoleErrorCode =
  | 'unreadable-answer'
  | 'no-key'
  | 'key-file'
  | 'other-key'
  | 'not-in-register'
  | 'wrong-account'
  | 'invalid-form'

/**
 * The error of this app. `code` is stable: one of {@link ConsoleErrorCode}, or what the city's problem details name (RFC 9457), such
 * as `not-signed-in` or `self-approval`.
 */
export class ConsoleError extends Error {
  override readonly name = 'ConsoleError'
  readonly code: string
  /** HTTP status of the city's answer; null for what was found here. */
  readonly status: number | null

  constructor(code: string, message: string, options?: ErrorOptions & { readonly status?: number }) {
    super(message, options)
    this.code = code
    this.status = options?.status ?? null
  }
}

/** The code of any error that this app expects; null for a fault. */
export function codeOf(error: unknown): string | null {
  const expected = error instanceof ConsoleError || error instanceof BrowserError || error instanceof AccessError
  return expected ? error.code : null
}
