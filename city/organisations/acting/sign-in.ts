import { equalBytes } from '@hefu/bytes'
import {
  type Clock,
  decodePass,
  decodeRequest,
  MANDATE_ORGANISATION,
  MANDATE_POWERS,
  type MandatePower,
  powerIndex,
  SLOT_SECONDS,
  StandardError,
} from '@hefu/standard'
import type { MandateCheck } from './mandate-check.ts'
import { readToken, signToken } from './signed-token.ts'

/** What signing in for an organisation stands on. */
export interface ActingPorts {
  /** Null where the register has no service for it, or nobody composed a check: then nobody signs in. */
  readonly check: MandateCheck | null
  /** 32 bytes: of what browsers keep for the city. */
  readonly key: Uint8Array
  readonly clock: Clock
}

/** For which organisation a browser acts, with which powers, until when. Who sits before it, nobody knows. */
export interface Acting {
  readonly organisation: string
  /** Those that were disclosed. */
  readonly powers: readonly MandatePower[]
  /** Unix seconds. */
  readonly until: number
}

/** For how long a sign-in is good, in seconds. A mandate that is ended meanwhile is good until then. */
export const ACTING_SECONDS = 3600

/** How long after its time a request may still be answered, in seconds: wallets take it for a slot longer, and an answer has one to arrive. */
export const ANSWER_GRACE: number = 2 * SLOT_SECONDS

/** Why nobody was signed in. */
export type SignInRefusal =
  | 'not-asked'
  /** Good once, and no more: it took too long. */
  | 'answer-late'
  /** A mandate of weeks that are over: it was ended, or its wallet has not been online since. */
  | 'mandate-lapsed'
  | 'pass-refused'

/** How many requests of a browser may be answered at a time: a new one is drawn while somebody still reads the one before. */
const OPEN_REQUESTS = 4

/**
 * Asks for a mandate; null while the register has no service for it. `ticket` stays in the browser that asked: the answer is good there alone.
 *
 * @param before the ticket that the browser has; what it asked just before may still be answered
 */
export async function askForMandate(
  { check, key, clock }: ActingPorts & { readonly check: MandateCheck },
  before: string,
): Promise<{
  readonly request: string
  readonly validUntil: number
  readonly ticket: string
} | null> {
  const made = await check.makeRequest()
  if (!made) return null
  const { text: request, validUntil } = made
  const earlier = readToken(key, 'asked', clock(), before)?.items ?? []
  const nonces = [decodeRequest(request).nonce, ...earlier].slice(0, OPEN_REQUESTS)
  return { request, validUntil, ticket: signToken(key, 'asked', validUntil + ANSWER_GRACE, nonces) }
}

/** Signs a browser in by the answer to what it asked. Nothing of the pass is kept. */
export function signIn(
  { check, key, clock }: ActingPorts & { readonly check: MandateCheck },
  { pass, ticket }: { readonly pass: string; readonly ticket: string },
):
  | { readonly outcome: 'done'; readonly token: string; readonly acting: Acting }
  | { readonly outcome: 'refused'; readonly reason: SignInRefusal } {
  const asked = readToken(key, 'asked', clock(), ticket)
  const nonce = nonceOf(pass)
  const isAsked = asked?.items.some((item) => item instanceof Uint8Array && nonce && equalBytes(item, nonce))
  if (!isAsked) return refused('not-asked')
  const verdict = check.check(pass)
  if (verdict.verdict === 'refused') return refused(REFUSALS.get(verdict.reason) ?? 'pass-refused')
  const organisation = verdict.disclosed.get(MANDATE_ORGANISATION)
  if (typeof organisation !== 'string') return refused('pass-refused')
  const powers = MANDATE_POWERS.filter((power) => verdict.disclosed.get(powerIndex(power)) === true)
  const until = Math.floor(clock()) + ACTING_SECONDS
  return {
    outcome: 'done',
    token: signToken(key, 'acting', until, [organisation, powers]),
    acting: { organisation, powers, until },
  }
}

/** What a gate's reason means to who signs in; of the others it is enough that the answer is no good. */
const REFUSALS: ReadonlyMap<string, SignInRefusal> = new Map([
  ['slot-passed', 'answer-late'],
  ['nonce', 'answer-late'],
  ['epoch', 'mandate-lapsed'],
  ['key-ended', 'mandate-lapsed'],
])

/** For whom the browser acts that sent this token; null when for nobody. */
export function actingBy({ key, clock }: Pick<ActingPorts, 'key' | 'clock'>, token: string): Acting | null {
  const read = readToken(key, 'acting', clock(), token)
  if (!read) return null
  const [organisation, powers] = read.items
  if (typeof organisation !== 'string' || !Array.isArray(powers)) return null
  return { organisation, powers: MANDATE_POWERS.filter((power) => powers.includes(power)), until: read.until }
}

function nonceOf(pass: string): Uint8Array | null {
  try {
    return decodePass(pass).nonce
  } catch (error) {
    if (error instanceof StandardError) return null
    throw error
  }
}

function refused(reason: SignInRefusal): { readonly outcome: 'refused'; readonly reason: SignInRefusal } {
  return { outcome: 'refused', reason }
}
