import type { CredentialTypeId, Language } from '@hefu/standard'
import { IssuerRefusal, refusalOf } from '../issuance/issuer-refusal.ts'
import { countIn, fieldsOf, textIn, unreadable } from '../net/answer-fields.ts'
import type { QuietNetwork } from '../net/quiet-network.ts'
import { type CaseKind, type Erased, type Held, readErased, readHeld } from './held.ts'

/** What a person writes to the city about one of their cards. */
export interface Letter {
  readonly kind: CaseKind
  readonly type: CredentialTypeId
  /** At most {@link MAX_LETTER} characters. */
  readonly text: string
  readonly language: Language
}

/** Longest text that the city reads. */
export const MAX_LETTER = 4000

/** The city's side for the person whose access token it is. Every call throws as {@link QuietNetwork.fetch}, or a `IssuerRefusal`. */
export interface CityPeople {
  /** All that the city holds about this person. */
  held(): Promise<Held>
  /** Erases what the city keeps of these types, as far as it may. */
  erase(types: readonly CredentialTypeId[]): Promise<Erased>
  /** Opens a case. @returns when the answer is due, Unix seconds */
  open(letter: Letter): Promise<{ readonly id: string; readonly dueAt: number }>
  /** Takes a case back, or away: the city deletes it. */
  withdraw(id: string): Promise<void>
}

/** A client of the city for one access token. */
export function cityPeople(cityUrl: string, accessToken: string, network: QuietNetwork): CityPeople {
  async function ask(method: string, path: string, body?: unknown): Promise<unknown> {
    const response = await network.fetch(`${cityUrl}${path}`, {
      method,
      cache: 'no-store',
      headers: {
        authorization: `Bearer ${accessToken}`,
        ...(body !== undefined && { 'content-type': 'application/json' }),
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    })
    if (!response.ok) throw await refusalOf(path, response)
    return response.status === 204 ? null : response.json().catch(unreadable)
  }
  return {
    held: async () => readHeld(await ask('GET', '/holdings')),
    erase: async (types) => readErased(await ask('POST', '/holdings/erasure', { types })),
    async open(letter) {
      const answer = fieldsOf(await ask('POST', '/cases', letter).catch(asLetterRefused))
      return { id: textIn(answer, 'id'), dueAt: countIn(answer, 'dueAt') }
    },
    async withdraw(id) {
      await ask('DELETE', `/cases/${encodeURIComponent(id)}`).catch(unlessUnknown)
    },
  }
}

const LETTER_RULES = ['too-many-cases', 'appeal-too-late', 'no-early-end'] as const

/** A rule about letters, and not one about cards. */
function asLetterRefused(cause: unknown): never {
  if (!(cause instanceof IssuerRefusal) || cause.code !== 'city-refused') throw cause
  const rule = LETTER_RULES.find((known) => known === cause.error)
  throw new IssuerRefusal(rule ?? 'case-refused', cause.error, cause.message)
}

/** Withdrawn on another device, or deleted since: it is gone, as was wished. */
function unlessUnknown(cause: unknown): void {
  if (!(cause instanceof IssuerRefusal) || cause.error !== 'unknown-case') throw cause
}
