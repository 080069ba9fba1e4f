import { createHash } from 'node:crypto'
import type { RandomSource } from '@hefu/bbs'
import { toBase64url } from '@hefu/bytes'
import { ed25519Verify } from '@hefu/log'
import { isGoodNonce } from '@hefu/server'
import { type Clock, type OfficerId, type RegisterState, sessionMessage } from '@hefu/standard'
import type { OfficerAccounts } from './officer-account.ts'
import type { OfficerAudit } from './officer-audit.ts'
import type { SignedInOfficer } from './officer-session.ts'
import type { SessionStore } from './session-store.ts'

/** Seconds after which a session ends whatever its officer does. */
export const SESSION_SECONDS: number = 8 * 3600
/** Seconds after which a session ends that nobody uses. */
export const IDLE_SECONDS: number = 30 * 60
/** A use is written down when the last one noted is this many seconds ago: reading a page writes nothing. */
const TOUCH_SECONDS = 60
const TOKEN_BYTES = 32

/** What sessions stand on. */
export interface SessionPorts {
  /** The log's name: what an officer signs holds for one city. */
  readonly origin: string
  readonly register: () => RegisterState
  readonly accounts: OfficerAccounts
  readonly store: SessionStore
  readonly audit: OfficerAudit
  /** Of `c_nonce` values, as issuance has it. */
  readonly nonceKey: Uint8Array
  readonly clock: Clock
  readonly random: RandomSource
}

/** What an officer brings: a directory's word, and a signature of their own key. */
export interface SignIn {
  readonly accessToken: string
  readonly officer: OfficerId
  readonly nonce: string
  readonly signature: Uint8Array
}

/** Why nobody was signed in. */
export type SignInRefusal =
  | 'invalid-nonce'
  | 'invalid-token'
  | 'no-officer-account'
  | 'other-officer'
  | 'not-an-officer'
  | 'bad-signature'
  | 'nonce-used'

/** Somebody who is signed in, and until when at most (Unix seconds). */
export interface Standing {
  readonly officer: SignedInOfficer
  readonly expiresAt: number
}

/**
 * Opens a session for whoever has both halves of an officer: an account of the directory that names the officer, and the key that the
 * register has for them. Neither the directory nor a copied key opens one alone.
 *
 * @returns the token, which is kept nowhere here
 */
export async function openSession(
  ports: SessionPorts,
  signIn: SignIn,
): Promise<{ readonly token: string; readonly standing: Standing } | SignInRefusal> {
  const now = ports.clock()
  if (!isGoodNonce(ports.nonceKey, now, signIn.nonce)) return 'invalid-nonce'
  const account = await ports.accounts.officerOf(signIn.accessToken)
  if (account === null) return 'invalid-token'
  if (account === 'no-officer') return 'no-officer-account'
  if (account.officer !== signIn.officer) return 'other-officer'
  const registered = ports.register().officers.get(signIn.officer)
  if (!registered) return 'not-an-officer'
  const message = sessionMessage(ports.origin, signIn.officer, signIn.nonce)
  if (!(await ed25519Verify(registered.publicKey, message, signIn.signature))) return 'bad-signature'
  const token = toBase64url(ports.random(TOKEN_BYTES))
  const { roles, custodian } = account
  const rights = { roles, custodian }
  const expiresAt = now + SESSION_SECONDS
  const session = { officer: registered.id, ...rights, openedAt: now, usedAt: now, expiresAt }
  if ((await ports.store.open(hashOf(token), hashOf(signIn.nonce), session)) === 'nonce-used') return 'nonce-used'
  await ports.audit.note({ officer: registered.id, deed: 'signed-in', about: null })
  return { token, standing: { officer: { id: registered.id, office: registered.office, ...rights }, expiresAt } }
}

/** Who holds a token now; null when the session is over or the register has ended the officer. Counts as a use of the session. */
export async function standingOf(
  ports: Pick<SessionPorts, 'register' | 'store' | 'clock'>,
  token: string,
): Promise<Standing | null> {
  const now = ports.clock()
  const session = await ports.store.find(hashOf(token))
  if (!session || now >= session.expiresAt || now - session.usedAt >= IDLE_SECONDS) return null
  const registered = ports.register().officers.get(session.officer)
  if (!registered) return null
  if (now - session.usedAt >= TOUCH_SECONDS) await ports.store.touch(hashOf(token), now)
  const { expiresAt, roles, custodian } = session
  return { officer: { id: registered.id, office: registered.office, roles, custodian }, expiresAt }
}

/** Ends one session, or all of its officer's. */
export async function endSession(
  { store, audit, clock }: Pick<SessionPorts, 'store' | 'audit' | 'clock'>,
  token: string,
  { id }: SignedInOfficer,
  which: 'this' | 'all',
): Promise<void> {
  if (which === 'all') await store.endAll(id, clock())
  else await store.end(hashOf(token), clock())
  await audit.note({ officer: id, deed: 'signed-out', about: null })
}

function hashOf(text: string): Uint8Array {
  return new Uint8Array(createHash('sha256').update(text).digest())
}
