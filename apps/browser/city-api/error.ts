import { AccessError, BrowserError } from '../error.ts'

/**
 * What an app that works with the city expects to go wrong. `code` is stable: what the city's problem details name (RFC 9457), such as
 * `not-signed-in`, or what the app finds itself, such as `unreadable-answer`.
 */
export class ProblemError extends Error {
  override readonly name = 'ProblemError'
  readonly code: string
  /** HTTP status of the city's answer; null for what was found here. */
  readonly status: number | null

  constructor(code: string, message: string, options?: ErrorOptions & { readonly status?: number }) {
    super(message, options)
    this.code = code
    this.status = options?.status ?? null
  }
}

/** The code of any error that such an app expects; null for a fault. */
export function codeOf(error: unknown): string | null {
  const expected = error instanceof ProblemError || error instanceof BrowserError || error instanceof AccessError
  return expected ? error.code : null
}

const AWAY: readonly string[] = ['unreadable-answer', 'database-down', 'fault']

/** Whether an error is one of a city that is away: whatever answers in its place, or answers something else, is no city. */
export function isCityAway(code: string): boolean {
  return AWAY.includes(code)
}
