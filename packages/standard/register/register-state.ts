import type { CredentialType } from '../credential/credential-type.ts'
import type { CredentialTypeId, IssuerId, ServiceId } from '../identifiers.ts'
import type { LocalText } from '../local-text.ts'
import type { LabelKey, LabelKeyId } from '../public-code/label-key.ts'
import type { EarlyEndReason, Officer, OfficerId } from './act.ts'
import type { Issuer, IssuerKey } from './issuer.ts'
import type { Service } from './service.ts'

/** What the acts so far have made of the register. Immutable: an act makes a new one. */
export interface RegisterState {
  /** Acts so far: the index of the next. */
  readonly size: number
  /** When the last act was decided, Unix seconds. */
  readonly decidedAt: number
  readonly city: { readonly name: LocalText; readonly utcOffsetMinutes: number } | null
  /** For how many days an act that widens waits, in the order of the acts. */
  readonly notices: readonly NoticePeriod[]
  readonly officers: ReadonlyMap<OfficerId, Officer>
  /** Everybody who ever was one: an id is given once. */
  readonly everOfficers: ReadonlySet<OfficerId>
  readonly issuers: ReadonlyMap<IssuerId, Issuer>
  readonly keys: readonly IssuerKey[]
  /** One entry for each act that ended a key early: the key with the epochs that it lost, in the order of the acts. */
  readonly endedKeys: readonly IssuerKey[]
  readonly types: ReadonlyMap<CredentialTypeId, RegisteredType>
  /** Every key for the codes of organisations and things that there ever was. */
  readonly labelKeys: ReadonlyMap<LabelKeyId, LabelKey>
  /** Every registration of every service, in the order of the acts. */
  readonly services: readonly ServiceVersion[]
  /** How many credentials were ended early, lifted since or not. */
  readonly earlyEnds: EarlyEndCounts
  /** How many of those ends were taken back. */
  readonly earlyEndsLifted: EarlyEndCounts
}

/** Numbers of credentials, by type and reason. */
export type EarlyEndCounts = ReadonlyMap<CredentialTypeId, ReadonlyMap<EarlyEndReason, number>>

/** A credential type in the register. */
export interface RegisteredType {
  readonly type: CredentialType
  readonly crowd: readonly number[]
  /** Unix seconds: from then on nothing of the type is issued or accepted. */
  readonly endsAt: number
  /** Issuers whose keys and records of the type are destroyed. */
  readonly destroyedBy: ReadonlySet<IssuerId>
}

/** A registration of a service, and when it takes effect. */
export interface ServiceVersion {
  /** The act that registered it. */
  readonly act: number
  readonly service: Service
  /** Unix seconds. */
  readonly effectiveFrom: number
}

/** A notice period, and from when on acts are held to it. */
export interface NoticePeriod {
  readonly days: number
  /** Unix seconds. */
  readonly effectiveFrom: number
}

/** The register before its first act. */
export const EMPTY_REGISTER: RegisterState = {
  size: 0,
  decidedAt: 0,
  city: null,
  notices: [],
  officers: new Map(),
  everOfficers: new Set(),
  issuers: new Map(),
  keys: [],
  endedKeys: [],
  types: new Map(),
  labelKeys: new Map(),
  services: [],
  earlyEnds: new Map(),
  earlyEndsLifted: new Map(),
}

/** Days for which an act that widens waits when it is decided at this moment. */
export function noticeDaysAt(state: RegisterState, unixSeconds: number): number {
  return state.notices.findLast(({ effectiveFrom }) => effectiveFrom <= unixSeconds)?.days ?? 0
}

/**
 * The registration of a service at a moment: of those that have taken effect the one decided last, so that a later act overtakes one
 * that still waits. Null before the first takes effect; it may have ended.
 */
export function serviceInForce(state: RegisterState, id: ServiceId, unixSeconds: number): Service | null {
  const version = state.services.findLast(
    ({ service, effectiveFrom }) => service.id === id && effectiveFrom <= unixSeconds,
  )
  return version?.service ?? null
}
