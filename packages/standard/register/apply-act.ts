import { encodeDcbor, equalBytes } from '@hefu/bytes'
import { type Epoch, epochPlus } from '../credential/epoch.ts'
import type { CredentialTypeId } from '../identifiers.ts'
import { type LabelKey, labelKeyToCbor } from '../public-code/label-key.ts'
import type { Act, ActBody, EarlyEndReason, OfficerId } from './act.ts'
import { type IssuerKey, MAX_KEYS_PER_EPOCH } from './issuer.ts'
import {
  type EarlyEndCounts,
  EMPTY_REGISTER,
  noticeDaysAt,
  type RegisteredType,
  type RegisterState,
  type ServiceVersion,
  serviceInForce,
} from './register-state.ts'
import { assertConsistent, type Service } from './service.ts'
import { widenings } from './widening.ts'

const DAY = 86_400
/** Longest time until an end date: 3 years, one of them a leap year. */
export const MAX_TERM: number = 1096 * DAY
/** How long a proposal may wait for its approval. */
export const MAX_WAIT: number = 30 * DAY
/** Fewest officers: one proposes, another approves. */
const MIN_OFFICERS = 2

/** Why an act may not stand in the register. */
export type ActRefusal =
  | 'not-founded'
  | 'founded-already'
  | 'self-approval'
  | 'not-an-officer'
  | 'out-of-order'
  | 'too-old'
  | 'too-few-officers'
  | 'officer-known'
  | 'unknown-issuer'
  | 'unknown-type'
  | 'unknown-key'
  | 'type-known'
  | 'type-ended'
  | 'type-not-ended'
  | 'key-known'
  | 'too-many-keys'
  | 'key-not-shortened'
  | 'no-threshold'
  | 'end-missing'
  | 'end-too-far'
  | 'end-not-earlier'
  | 'attribute-unknown'
  | 'identifies-openly'
  | 'contradicts-itself'
  | 'destroyed-already'
  | 'nothing-to-lift'

/** What an act does to the register, or why it may not stand in it. */
export type Applied =
  | { readonly outcome: 'applied'; readonly state: RegisterState; readonly effectiveFrom: number }
  | { readonly outcome: 'refused'; readonly reason: ActRefusal }

/**
 * Applies an act by all rules of the register: the one home of them, for the city before it logs an act, and for every wallet, gate and
 * auditor afterwards. Signatures are checked apart, by `verifyAct`.
 */
export function applyAct(state: RegisterState, act: Act): Applied {
  const { body } = act
  if (body.kind === 'city') return state.size === 0 ? found(act, body) : refused('founded-already')
  if (!state.city) return refused('not-founded')
  const reason = decisionReason(state, act)
  if (reason) return refused(reason)
  const counted = { ...state, size: state.size + 1, decidedAt: act.decidedAt }
  const result = RULES[body.kind](counted, body as never, act)
  if (typeof result === 'string') return refused(result)
  const effectiveFrom = 'effectiveFrom' in result ? result.effectiveFrom : act.decidedAt
  return { outcome: 'applied', state: 'effectiveFrom' in result ? result.state : result, effectiveFrom }
}

/** Two different officers, in the order of time, not too long after another. */
function decisionReason(
  { officers, decidedAt: last }: Pick<RegisterState, 'officers' | 'decidedAt'>,
  { proposer, approver, proposedAt, decidedAt }: Act,
): ActRefusal | null {
  if (proposer === approver) return 'self-approval'
  if (!officers.has(proposer) || !officers.has(approver)) return 'not-an-officer'
  // Two ids with one key would be one person.
  if (equalBytes(officers.get(proposer)?.publicKey ?? NO_KEY, officers.get(approver)?.publicKey ?? NO_KEY)) {
    return 'self-approval'
  }
  if (decidedAt < last || decidedAt < proposedAt) return 'out-of-order'
  return decidedAt - proposedAt > MAX_WAIT ? 'too-old' : null
}

const NO_KEY = new Uint8Array()

function found(act: Act, body: Extract<ActBody, { kind: 'city' }>): Applied {
  const officers = new Map(body.officers.map((officer) => [officer.id, officer]))
  const keys = new Set(body.officers.map(({ publicKey }) => String(publicKey)))
  if (officers.size !== body.officers.length || keys.size !== body.officers.length) return refused('officer-known')
  if (officers.size < MIN_OFFICERS) return refused('too-few-officers')
  const reason = decisionReason({ officers, decidedAt: 0 }, act)
  if (reason) return refused(reason)
  const { name, utcOffsetMinutes, noticeDays } = body
  const state: RegisterState = {
    ...EMPTY_REGISTER,
    size: 1,
    decidedAt: act.decidedAt,
    city: { name, utcOffsetMinutes },
    notices: [{ days: noticeDays, effectiveFrom: act.decidedAt }],
    officers,
    everOfficers: new Set(officers.keys()),
  }
  return { outcome: 'applied', state, effectiveFrom: act.decidedAt }
}

type Waiting = { readonly state: RegisterState; readonly effectiveFrom: number }
type Rule<Kind extends ActBody['kind']> = (
  state: RegisterState,
  body: Extract<ActBody, { kind: Kind }>,
  act: Act,
) => RegisterState | Waiting | ActRefusal

/** One rule a kind; `state` already counts the act. */
const RULES: { readonly [Kind in Exclude<ActBody['kind'], 'city'>]: Rule<Kind> } = {
  'notice-period'(state, { days }, { decidedAt }) {
    const present = noticeDaysAt(state, decidedAt)
    // A shorter notice is itself noticed: it counts for nothing before the present one has run out.
    const effectiveFrom = days < present ? decidedAt + present * DAY : decidedAt
    return { state: { ...state, notices: [...state.notices, { days, effectiveFrom }] }, effectiveFrom }
  },
  officer(state, { officer }) {
    const sameKey = [...state.officers.values()].some(({ publicKey }) => equalBytes(publicKey, officer.publicKey))
    if (state.everOfficers.has(officer.id) || sameKey) return 'officer-known'
    return {
      ...state,
      officers: new Map([...state.officers, [officer.id, officer]]),
      everOfficers: new Set([...state.everOfficers, officer.id]),
    }
  },
  'officer-end'(state, { officer }) {
    if (!state.officers.has(officer)) return 'not-an-officer'
    if (state.officers.size <= MIN_OFFICERS) return 'too-few-officers'
    return { ...state, officers: without(state.officers, officer) }
  },
  issuer: (state, { issuer }) => ({ ...state, issuers: new Map([...state.issuers, [issuer.id, issuer]]) }),
  'issuer-key'(state, { key }, { decidedAt }) {
    const type = state.types.get(key.type)
    if (!state.issuers.has(key.issuer)) return 'unknown-issuer'
    if (!type) return 'unknown-type'
    if (type.endsAt <= decidedAt || type.destroyedBy.has(key.issuer)) return 'type-ended'
    if (state.keys.some(({ publicKey }) => equalBytes(publicKey, key.publicKey))) return 'key-known'
    if (key.lastEpoch < key.firstEpoch) return 'contradicts-itself'
    const keys = [...state.keys, key]
    return hasCrowdedEpoch(keys, key) ? 'too-many-keys' : { ...state, keys }
  },
  'issuer-key-end'(state, { publicKey, lastEpoch }) {
    const known = state.keys.find((key) => equalBytes(key.publicKey, publicKey))
    if (!known) return 'unknown-key'
    if (lastEpoch >= known.lastEpoch) return 'key-not-shortened'
    const firstLost = Math.max(known.firstEpoch, epochPlus(lastEpoch, 1)) as Epoch
    return {
      ...state,
      keys: state.keys.map((key) => (key === known ? { ...key, lastEpoch } : key)),
      endedKeys: [...state.endedKeys, { ...known, firstEpoch: firstLost }],
    }
  },
  'label-key'(state, { key }, { decidedAt }) {
    const known = state.labelKeys.get(key.id)
    const sameKey = [...state.labelKeys.values()].some(({ publicKey }) => equalBytes(publicKey, key.publicKey))
    if (known ? !isExtension(known, key, decidedAt) : sameKey) return 'key-known'
    return termReason(key.endsAt, decidedAt) ?? withLabelKey(state, key)
  },
  'label-key-end'(state, { key: id }, { decidedAt }) {
    const known = state.labelKeys.get(id)
    if (!known) return 'unknown-key'
    return known.endsAt <= decidedAt ? 'key-not-shortened' : withLabelKey(state, { ...known, endsAt: decidedAt })
  },
  'credential-type'(state, { type, crowd, endsAt }, { decidedAt }) {
    if (state.types.has(type.id)) return 'type-known'
    if (crowd.length !== type.attributes.length) return 'no-threshold'
    const term = termReason(endsAt, decidedAt)
    if (term) return term
    const registered: RegisteredType = { type, crowd, endsAt, destroyedBy: new Set() }
    return { ...state, types: new Map([...state.types, [type.id, registered]]) }
  },
  service(state, { service }, { decidedAt }) {
    const reason = serviceReason(state, service, decidedAt)
    if (reason) return reason
    const before = serviceInForce(state, service.id, decidedAt)
    const ended = before !== null && before.endsAt <= decidedAt
    const waits = widenings(ended ? null : before, service).length > 0
    const effectiveFrom = waits ? decidedAt + noticeDaysAt(state, decidedAt) * DAY : decidedAt
    const version: ServiceVersion = { act: state.size - 1, service, effectiveFrom }
    return { state: { ...state, services: [...state.services, version] }, effectiveFrom }
  },
  'early-end'(state, { type, reason }) {
    if (!state.types.has(type)) return 'unknown-type'
    return { ...state, earlyEnds: countedOneMore(state.earlyEnds, type, reason) }
  },
  'early-end-lifted'(state, { type, reason }) {
    if (!state.types.has(type)) return 'unknown-type'
    const lifted = countedOneMore(state.earlyEndsLifted, type, reason)
    const ended = state.earlyEnds.get(type)?.get(reason) ?? 0
    return (lifted.get(type)?.get(reason) ?? 0) > ended ? 'nothing-to-lift' : { ...state, earlyEndsLifted: lifted }
  },
  sunset(state, { type, at }, { decidedAt }) {
    const known = state.types.get(type)
    if (!known) return 'unknown-type'
    if (at < decidedAt || at >= known.endsAt) return 'end-not-earlier'
    return { ...state, types: new Map([...state.types, [type, { ...known, endsAt: at }]]) }
  },
  destruction(state, { type, issuer, destroyedAt }, { decidedAt }) {
    const known = state.types.get(type)
    if (!known) return 'unknown-type'
    if (!state.issuers.has(issuer)) return 'unknown-issuer'
    if (known.endsAt > destroyedAt || destroyedAt > decidedAt) return 'type-not-ended'
    if (known.destroyedBy.has(issuer)) return 'destroyed-already'
    const destroyed = { ...known, destroyedBy: new Set([...known.destroyedBy, issuer]) }
    return { ...state, types: new Map([...state.types, [type, destroyed]]) }
  },
}

function countedOneMore(counts: EarlyEndCounts, type: CredentialTypeId, reason: EarlyEndReason): EarlyEndCounts {
  const ofType = counts.get(type) ?? new Map<EarlyEndReason, number>()
  return new Map([...counts, [type, new Map([...ofType, [reason, (ofType.get(reason) ?? 0) + 1]])]])
}

/** Whether a registration changes nothing of a key that has not ended but its end. */
function isExtension(known: LabelKey, key: LabelKey, decidedAt: number): boolean {
  const same = encodeDcbor(labelKeyToCbor({ ...known, endsAt: key.endsAt }))
  return known.endsAt > decidedAt && equalBytes(same, encodeDcbor(labelKeyToCbor(key)))
}

function withLabelKey(state: RegisterState, key: LabelKey): RegisterState {
  return { ...state, labelKeys: new Map([...state.labelKeys, [key.id, key]]) }
}

function serviceReason(state: RegisterState, service: Service, decidedAt: number): ActRefusal | null {
  const type = state.types.get(service.type)
  if (!type) return 'unknown-type'
  if (!state.issuers.has(service.issuer)) return 'unknown-issuer'
  const asked = [...service.required, ...service.optional]
  if (asked.some((index) => index >= type.type.attributes.length)) return 'attribute-unknown'
  // What identifies by its nature is given only to who has proved itself.
  if (service.showing === 'open' && asked.some((index) => type.crowd[index] === 0)) return 'identifies-openly'
  if (type.endsAt <= decidedAt || service.endsAt > type.endsAt) return 'type-ended'
  try {
    assertConsistent(service)
  } catch {
    return 'contradicts-itself'
  }
  // An end in the past ends the service at once; that is a narrowing, and allowed.
  return service.endsAt - decidedAt > MAX_TERM ? 'end-too-far' : null
}

function termReason(endsAt: number, decidedAt: number): ActRefusal | null {
  if (endsAt <= decidedAt) return 'end-missing'
  return endsAt - decidedAt > MAX_TERM ? 'end-too-far' : null
}

/** Whether some epoch of the new key would have more keys than its holders can hide behind. */
function hasCrowdedEpoch(keys: readonly IssuerKey[], added: IssuerKey): boolean {
  const same = keys.filter(({ issuer, type }) => issuer === added.issuer && type === added.type)
  const begins = same.map(({ firstEpoch }) => Math.max(firstEpoch, added.firstEpoch) as Epoch)
  return begins.some(
    (epoch) =>
      same.filter(({ firstEpoch, lastEpoch }) => firstEpoch <= epoch && epoch <= lastEpoch).length > MAX_KEYS_PER_EPOCH,
  )
}

function without(officers: RegisterState['officers'], id: OfficerId): RegisterState['officers'] {
  return new Map([...officers].filter(([other]) => other !== id))
}

function refused(reason: ActRefusal): Applied {
  return { outcome: 'refused', reason }
}
