import { BytesError, fromBase64url } from '@hefu/bytes'
import { problem } from '@hefu/server'
import type { Context } from 'hono'

const STATUS: Readonly<Record<string, 403 | 404>> = {
  'unknown-case': 404,
  'unknown-proposal': 404,
  'not-yours': 403,
}

/** Says why something about a person was not done: the code says the rule, and nothing of the person. */
export function refuse(c: Context, { reason }: { readonly reason: string }): Response {
  return problem(c, STATUS[reason] ?? 409, reason, 'It is not done; the code says why.')
}

/** What a validator answers to a body that does not fit. */
export function unreadable(result: { success: boolean }, c: Context): Response | undefined {
  if (result.success) return
  return problem(c, 400, 'malformed-request', 'The request cannot be read.')
}

/** The 16 bytes of a case's id; null for what is none, which is answered as an id that nobody has. */
export function caseIdOf(text: string | undefined): Uint8Array | null {
  try {
    const bytes = fromBase64url(text ?? '')
    return bytes.length === 16 ? bytes : null
  } catch (error) {
    if (error instanceof BytesError) return null
    throw error
  }
}
