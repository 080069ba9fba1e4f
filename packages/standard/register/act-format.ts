import { BytesError, type CborValue, decodeDcbor, encodeDcbor } from '@hefu/bytes'
import { readArray, readBytes, readInteger, readText } from '../cbor-shape.ts'
import { credentialTypeFromCbor, credentialTypeToCbor, MAX_ATTRIBUTES } from '../credential/credential-type.ts'
import { toEpoch } from '../credential/epoch.ts'
import { StandardError } from '../error.ts'
import { credentialTypeId, issuerId } from '../identifiers.ts'
import { localTextFromCbor, localTextToCbor } from '../local-text.ts'
import { labelKeyFromCbor, labelKeyId, labelKeyToCbor } from '../public-code/label-key.ts'
import { type ActBody, EARLY_END_REASONS, type Officer, type OfficerId, type SignedAct } from './act.ts'
import { issuerFromCbor, issuerKeyFromCbor, issuerKeyToCbor, issuerToCbor } from './issuer.ts'
import { serviceFromCbor, serviceToCbor } from './service.ts'

/** Longest act, in bytes: with room for both languages, and below what a log's entry may have. */
const MAX_ACT_BYTES = 32_768
const MAX_TIME = 2 ** 45
const MAX_OFFICERS = 64

/** One entry of the log: dCBOR `[1, [kind, ...], proposer, proposed at, approver, decided at, proposal, approval]`. */
export function encodeAct(act: SignedAct): Uint8Array {
  const { body, proposer, proposedAt, approver, decidedAt, proposal, approval } = act
  return encodeDcbor([1, bodyToCbor(body), proposer, proposedAt, approver, decidedAt, proposal, approval])
}

/**
 * Reads an entry. Neither signatures nor rules are checked here.
 *
 * @throws StandardError `malformed`, `too-large`, `unknown-version` or `invalid-register`
 */
export function decodeAct(entry: Uint8Array): SignedAct {
  const items = readArray(decodeRegisterCbor(entry))
  if (items[0] !== 1) throw new StandardError('unknown-version', 'only version 1 of acts is known')
  const [, body, proposer, proposedAt, approver, decidedAt, proposal, approval] = readArray(items, 8)
  return {
    body: bodyFromCbor(body),
    proposer: officerId(readText(proposer, 64)),
    proposedAt: readInteger(proposedAt, 0, MAX_TIME),
    approver: officerId(readText(approver, 64)),
    decidedAt: readInteger(decidedAt, 0, MAX_TIME),
    proposal: readBytes(proposal, 64),
    approval: readBytes(approval, 64),
  }
}

/** @throws StandardError `malformed` unless it is lower-case words joined by dots or hyphens, of at most 64 characters */
export function officerId(text: string): OfficerId {
  return issuerId(text) as string as OfficerId
}

/** What an act says, as a CBOR array that begins with its kind. */
export function bodyToCbor(body: ActBody): CborValue {
  switch (body.kind) {
    case 'city':
      return [
        body.kind,
        localTextToCbor(body.name),
        body.utcOffsetMinutes,
        body.noticeDays,
        body.officers.map(officerToCbor),
      ]
    case 'notice-period':
      return [body.kind, body.days]
    case 'officer':
      return [body.kind, officerToCbor(body.officer)]
    case 'officer-end':
      return [body.kind, body.officer]
    case 'issuer':
      return [body.kind, issuerToCbor(body.issuer)]
    case 'issuer-key':
      return [body.kind, issuerKeyToCbor(body.key)]
    case 'issuer-key-end':
      return [body.kind, body.publicKey, body.lastEpoch]
    case 'credential-type':
      return [body.kind, credentialTypeToCbor(body.type), body.crowd, body.endsAt]
    case 'service':
      return [body.kind, serviceToCbor(body.service)]
    case 'early-end':
    case 'early-end-lifted':
      return [body.kind, body.type, body.reason]
    case 'label-key':
      return [body.kind, labelKeyToCbor(body.key)]
    case 'label-key-end':
      return [body.kind, body.key]
    case 'sunset':
      return [body.kind, body.type, body.at]
    case 'destruction':
      return [body.kind, body.type, body.issuer, body.records, body.keys, body.destroyedAt]
  }
}

const READERS: {
  readonly [Kind in ActBody['kind']]: (items: readonly CborValue[]) => Extract<ActBody, { kind: Kind }>
} = {
  city(items) {
    const [, name, offset, days, officers] = readArray(items, 5)
    const list = readArray(officers)
    if (list.length > MAX_OFFICERS) throw new StandardError('malformed', `at most ${MAX_OFFICERS} officers`)
    return {
      kind: 'city',
      name: localTextFromCbor(name),
      utcOffsetMinutes: readInteger(offset, -720, 840),
      noticeDays: readInteger(days, 0, 365),
      officers: list.map(officerFromCbor),
    }
  },
  'notice-period': (items) => ({ kind: 'notice-period', days: readInteger(readArray(items, 2)[1], 0, 365) }),
  officer: (items) => ({ kind: 'officer', officer: officerFromCbor(readArray(items, 2)[1]) }),
  'officer-end': (items) => ({ kind: 'officer-end', officer: officerId(readText(readArray(items, 2)[1], 64)) }),
  issuer: (items) => ({ kind: 'issuer', issuer: issuerFromCbor(readArray(items, 2)[1]) }),
  'issuer-key': (items) => ({ kind: 'issuer-key', key: issuerKeyFromCbor(readArray(items, 2)[1]) }),
  'issuer-key-end'(items) {
    const [, publicKey, lastEpoch] = readArray(items, 3)
    return {
      kind: 'issuer-key-end',
      publicKey: readBytes(publicKey, 96),
      lastEpoch: toEpoch(readInteger(lastEpoch, 0, 299_999)),
    }
  },
  'credential-type'(items) {
    const [, type, crowd, endsAt] = readArray(items, 4)
    return {
      kind: 'credential-type',
      type: credentialTypeFromCbor(type ?? null),
      crowd: readCrowd(crowd),
      endsAt: readInteger(endsAt, 0, MAX_TIME),
    }
  },
  service: (items) => ({ kind: 'service', service: serviceFromCbor(readArray(items, 2)[1] ?? null) }),
  'early-end': (items) => ({ kind: 'early-end', ...readEarlyEnd(items) }),
  'early-end-lifted': (items) => ({ kind: 'early-end-lifted', ...readEarlyEnd(items) }),
  'label-key': (items) => ({ kind: 'label-key', key: labelKeyFromCbor(readArray(items, 2)[1]) }),
  'label-key-end': (items) => ({ kind: 'label-key-end', key: labelKeyId(readText(readArray(items, 2)[1], 8)) }),
  sunset(items) {
    const [, type, at] = readArray(items, 3)
    return { kind: 'sunset', type: credentialTypeId(readText(type, 64)), at: readInteger(at, 0, MAX_TIME) }
  },
  destruction(items) {
    const [, type, issuer, records, keys, destroyedAt] = readArray(items, 6)
    return {
      kind: 'destruction',
      type: credentialTypeId(readText(type, 64)),
      issuer: issuerId(readText(issuer, 64)),
      records: readInteger(records, 0, 2 ** 45),
      keys: readBytes(keys, 32),
      destroyedAt: readInteger(destroyedAt, 0, MAX_TIME),
    }
  },
}

/** @throws StandardError `malformed` or `invalid-register` */
export function bodyFromCbor(value: CborValue | undefined): ActBody {
  const items = readArray(value)
  const [kind] = items
  if (typeof kind !== 'string' || !Object.hasOwn(READERS, kind))
    throw new StandardError('malformed', 'an unknown kind of act')
  return READERS[kind as ActBody['kind']](items)
}

function officerToCbor({ id, office, publicKey }: Officer): CborValue {
  return [id, localTextToCbor(office), publicKey]
}

function officerFromCbor(value: CborValue | undefined): Officer {
  const [id, office, publicKey] = readArray(value, 3)
  return { id: officerId(readText(id, 64)), office: localTextFromCbor(office), publicKey: readBytes(publicKey, 32) }
}

function readEarlyEnd(items: readonly CborValue[]): Pick<Extract<ActBody, { kind: 'early-end' }>, 'type' | 'reason'> {
  const [, type, reason] = readArray(items, 3)
  const known = EARLY_END_REASONS.find((candidate) => candidate === reason)
  if (!known) throw new StandardError('malformed', 'not a published reason')
  return { type: credentialTypeId(readText(type, 64)), reason: known }
}

function readCrowd(value: CborValue | undefined): number[] {
  const list = readArray(value)
  if (list.length > MAX_ATTRIBUTES) throw new StandardError('malformed', 'too many thresholds')
  return list.map((item) => readInteger(item, 0, 1_000_000))
}

/** Decodes CBOR of the size that an act may have. @throws StandardError `malformed` or `too-large` */
export function decodeRegisterCbor(entry: Uint8Array): CborValue {
  try {
    return decodeDcbor(entry, MAX_ACT_BYTES)
  } catch (cause) {
    if (!(cause instanceof BytesError)) throw cause
    throw new StandardError(cause.code === 'too-large' ? 'too-large' : 'malformed', cause.message, { cause })
  }
}
