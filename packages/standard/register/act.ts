import type { CredentialType } from '../credential/credential-type.ts'
import type { Epoch } from '../credential/epoch.ts'
import type { Branded, CredentialTypeId, IssuerId } from '../identifiers.ts'
import type { LocalText } from '../local-text.ts'
import type { LabelKey, LabelKeyId } from '../public-code/label-key.ts'
import type { Issuer, IssuerKey } from './issuer.ts'
import type { Service } from './service.ts'

/** An officer in the register: an office's own name for one of its people, such as `mobility.2`, never a person's. */
export type OfficerId = Branded<string, 'OfficerId'>

/** Who may propose and approve acts. */
export interface Officer {
  readonly id: OfficerId
  readonly office: LocalText
  /** Ed25519, 32 bytes: what the officer signs acts with. */
  readonly publicKey: Uint8Array
}

/** Why an issuer may stop refreshing one person's credential before it has run out by itself. */
export const EARLY_END_REASONS = ['issued-in-error', 'identity-misused', 'holder-asked', 'holder-died'] as const
export type EarlyEndReason = (typeof EARLY_END_REASONS)[number]

/** What an act of the register says. Every kind that could name a person has no place for it. */
export type ActBody =
  /** The first act, and no other: the city, its first officers and its notice period. */
  | {
      readonly kind: 'city'
      readonly name: LocalText
      readonly utcOffsetMinutes: number
      readonly noticeDays: number
      readonly officers: readonly Officer[]
    }
  | { readonly kind: 'notice-period'; readonly days: number }
  | { readonly kind: 'officer'; readonly officer: Officer }
  | { readonly kind: 'officer-end'; readonly officer: OfficerId }
  | { readonly kind: 'issuer'; readonly issuer: Issuer }
  | { readonly kind: 'issuer-key'; readonly key: IssuerKey }
  /** Ends a key early: with a `lastEpoch` before its first nothing that it signed is accepted any more. */
  | { readonly kind: 'issuer-key-end'; readonly publicKey: Uint8Array; readonly lastEpoch: Epoch }
  | {
      readonly kind: 'credential-type'
      readonly type: CredentialType
      /** For each attribute how many people at least share every value; 0 for one that identifies by its nature. */
      readonly crowd: readonly number[]
      /** Unix seconds. */
      readonly endsAt: number
    }
  /** A new service, or with an id that is registered a change of it. */
  | { readonly kind: 'service'; readonly service: Service }
  /** One credential of one person is no longer refreshed. Whose is not said, and one act ends one. */
  | { readonly kind: 'early-end'; readonly type: CredentialTypeId; readonly reason: EarlyEndReason }
  /** One early end was taken back, after an appeal. Whose is not said. */
  | { readonly kind: 'early-end-lifted'; readonly type: CredentialTypeId; readonly reason: EarlyEndReason }
  /** A key for the codes of organisations and things; with an id and a key that are registered, another end of it. */
  | { readonly kind: 'label-key'; readonly key: LabelKey }
  /** Nothing that the key signed is accepted any more. */
  | { readonly kind: 'label-key-end'; readonly key: LabelKeyId }
  /** A credential type ends earlier than it was registered to. */
  | { readonly kind: 'sunset'; readonly type: CredentialTypeId; readonly at: number }
  /** After its end a type's signing keys and all records of issuance are destroyed. */
  | {
      readonly kind: 'destruction'
      readonly type: CredentialTypeId
      readonly issuer: IssuerId
      /** How many records there were. */
      readonly records: number
      /** SHA-256 over the public keys whose secret halves were destroyed, in the order of the register. */
      readonly keys: Uint8Array
      readonly destroyedAt: number
    }

/** The kinds of act. */
export type ActKind = ActBody['kind']

/** An act that two officers decided: one proposed it, another approved it. */
export interface Act {
  readonly body: ActBody
  readonly proposer: OfficerId
  /** Unix seconds. */
  readonly proposedAt: number
  readonly approver: OfficerId
  /** Unix seconds. */
  readonly decidedAt: number
}

/** An act with both signatures, 64 bytes each: one entry of the log. */
export interface SignedAct extends Act {
  readonly proposal: Uint8Array
  readonly approval: Uint8Array
}
