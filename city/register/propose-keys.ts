import { equalBytes } from '@hefu/bytes'
import type { ActRefusal, IssuerKey } from '@hefu/standard'
import { type DeskClient, DeskRefusedError } from './desk-client.ts'
import type { OfficerKey } from './officer-key.ts'

/** As much of a desk as it takes to propose issuer keys. */
export type KeyDesk = Pick<DeskClient, 'propose' | 'proposals' | 'issuerKeys'>

/** What became of the keys that were neither in the register nor waiting. */
export interface KeysProposed {
  /** With the digest that the proposal goes by. */
  readonly proposed: readonly (IssuerKey & { readonly digest: string })[]
  /** With the rule of the register that refuses the key as it stands, such as `type-ended`. */
  readonly refused: readonly (IssuerKey & { readonly code: string })[]
}

/** Rules that are about one key, and say nothing against the next. */
const OF_THE_KEY: readonly ActRefusal[] = [
  'unknown-issuer',
  'unknown-type',
  'type-ended',
  'key-known',
  'too-many-keys',
  'destroyed-already',
]

/**
 * Proposes the issuer keys that a city holds and that are neither in its register nor waiting: each then waits for a second officer.
 *
 * @throws DeskRefusedError when the desk does not take what this officer sends, or does not answer
 */
export async function proposeIssuerKeys(desk: KeyDesk, officer: OfficerKey, now: number): Promise<KeysProposed> {
  const waiting = (await desk.proposals()).flatMap(({ standing, proposal: { body } }) =>
    standing.status === 'waiting' && body.kind === 'issuer-key' ? [body.key.publicKey] : [],
  )
  const proposed = []
  const refused = []
  for (const { registered, ...key } of await desk.issuerKeys()) {
    if (registered || waiting.some((publicKey) => equalBytes(publicKey, key.publicKey))) continue
    try {
      proposed.push({ ...key, digest: await desk.propose({ kind: 'issuer-key', key }, officer, now) })
    } catch (error) {
      if (!(error instanceof DeskRefusedError && OF_THE_KEY.some((code) => code === error.code))) throw error
      refused.push({ ...key, code: error.code })
    }
  }
  return { proposed, refused }
}
