import { type CborValue, equalBytes } from '@hefu/bytes'
import { readArray, readBytes, readInteger, readText } from '../cbor-shape.ts'
import type { AttributeValue } from '../credential/attribute.ts'
import { StandardError } from '../error.ts'
import {
  type CredentialTypeId,
  credentialTypeId,
  type IssuerId,
  issuerId,
  type ServiceId,
  serviceId,
} from '../identifiers.ts'
import { type LocalText, localTextFromCbor, localTextToCbor } from '../local-text.ts'
import { isServerAddress, MAX_ADDRESS } from '../server-address.ts'
import { readIndexes } from '../showing/request.ts'
import { PSEUDONYM_SCOPES, type PseudonymScope } from '../showing/scope.ts'

/** A registered verifier purpose: who asks, why, for what, how long it is kept and until when it may ask. */
export interface Service {
  readonly id: ServiceId
  readonly operator: LocalText
  readonly name: LocalText
  readonly purpose: LocalText
  /** The law, contract or consent on which it asks. */
  readonly legalBasis: LocalText
  /** Whose credentials of which type it accepts. */
  readonly issuer: IssuerId
  readonly type: CredentialTypeId
  /** Attribute indexes that every pass discloses; ascending. */
  readonly required: readonly number[]
  /** Attribute indexes that a request may add; ascending. */
  readonly optional: readonly number[]
  /** All must hold of the disclosed values for the holder to be entitled. */
  readonly admits: readonly AdmissionCondition[]
  readonly scope: PseudonymScope
  /** Whether a holder is admitted once a scope, or as often as they come (one pass is never admitted twice). */
  readonly admission: 'any' | 'once'
  /** Whether residents show openly, or only answer after the asker has proved itself. */
  readonly showing: 'open' | 'answer'
  /** Days for which the service keeps what it was shown; 0 keeps nothing. */
  readonly retentionDays: number
  readonly contact: string
  /** To whom a resident complains. */
  readonly complaints: LocalText
  readonly requestKeys: readonly RequestKey[]
  /** Unix seconds; the service is in force from `validFrom` until before `endsAt`. */
  readonly validFrom: number
  readonly endsAt: number
  /** Where a wallet sends the answer to a request, once its holder has agreed. Absent where an answer is only ever shown. */
  readonly answersAt?: string
}

/** One condition of entitlement: the disclosed value at the index is one of these. */
export interface AdmissionCondition {
  readonly index: number
  readonly oneOf: readonly AttributeValue[]
}

/** A key with which a service signs its requests. */
export interface RequestKey {
  readonly id: string
  /** Ed25519, 32 bytes. */
  readonly publicKey: Uint8Array
}

/** Whether a service may be shown to at this moment. */
export function isInForce(service: Service, unixSeconds: number): boolean {
  return service.validFrom <= unixSeconds && unixSeconds < service.endsAt
}

/** Whether the disclosed values entitle their holder, by the conditions in the register. */
export function isEntitled(service: Service, disclosed: ReadonlyMap<number, AttributeValue>): boolean {
  return service.admits.every(({ index, oneOf }) => {
    const value = disclosed.get(index)
    return value !== undefined && oneOf.some((allowed) => sameValue(allowed, value))
  })
}

/** The register entry as a CBOR array, in the order of {@link Service}: of 19 items, or of 20 where it takes answers at an address. */
export function serviceToCbor(service: Service): CborValue {
  return [
    service.id,
    localTextToCbor(service.operator),
    localTextToCbor(service.name),
    localTextToCbor(service.purpose),
    localTextToCbor(service.legalBasis),
    service.issuer,
    service.type,
    service.required,
    service.optional,
    service.admits.map(({ index, oneOf }) => [index, oneOf]),
    service.scope,
    service.admission,
    service.showing,
    service.retentionDays,
    service.contact,
    localTextToCbor(service.complaints),
    service.requestKeys.map((key) => [key.id, key.publicKey]),
    service.validFrom,
    service.endsAt,
    ...(service.answersAt === undefined ? [] : [service.answersAt]),
  ]
}

/** @throws StandardError `malformed`, or `invalid-register` for an entry that contradicts itself */
export function serviceFromCbor(value: CborValue): Service {
  const whole = readArray(value)
  const items = readArray(whole, whole.length === 20 ? 20 : 19)
  const service: Service = {
    id: serviceId(readText(items[0], 64)),
    operator: localTextFromCbor(items[1]),
    name: localTextFromCbor(items[2]),
    purpose: localTextFromCbor(items[3]),
    legalBasis: localTextFromCbor(items[4]),
    issuer: issuerId(readText(items[5], 64)),
    type: credentialTypeId(readText(items[6], 64)),
    required: readIndexes(items[7]),
    optional: readIndexes(items[8]),
    admits: readArray(items[9]).map(conditionFromCbor),
    scope: oneOf(items[10], PSEUDONYM_SCOPES),
    admission: oneOf(items[11], ['any', 'once']),
    showing: oneOf(items[12], ['open', 'answer']),
    retentionDays: readInteger(items[13], 0, 36_500),
    contact: readText(items[14], 200),
    complaints: localTextFromCbor(items[15]),
    requestKeys: readArray(items[16]).map(requestKeyFromCbor),
    validFrom: readInteger(items[17], 0, 2 ** 45),
    endsAt: readInteger(items[18], 0, 2 ** 45),
    ...(items[19] !== undefined && { answersAt: readText(items[19], MAX_ADDRESS) }),
  }
  assertConsistent(service)
  return service
}

/** @throws StandardError `invalid-register` */
export function assertConsistent(service: Service): void {
  const registered = new Set([...service.required, ...service.optional])
  const problems = [
    registered.size !== service.required.length + service.optional.length && 'an attribute is required and optional',
    service.admits.some(({ index }) => !service.required.includes(index)) &&
      'a condition is on an attribute not required',
    service.admission === 'once' && service.scope === 'account' && 'once for an account would never end',
    service.showing === 'answer' && service.requestKeys.length === 0 && 'a service that asks needs a request key',
    service.answersAt !== undefined && !isServerAddress(service.answersAt) && 'answers go to no address',
    service.answersAt !== undefined && service.requestKeys.length === 0 && 'it takes answers and cannot ask',
    service.endsAt <= service.validFrom && 'it ends before it begins',
  ].filter((problem) => problem !== false)
  if (problems.length > 0) throw new StandardError('invalid-register', `${service.id}: ${problems.join('; ')}`)
}

function conditionFromCbor(value: CborValue): AdmissionCondition {
  const [index, values] = readArray(value, 2)
  return { index: readInteger(index, 0, 255), oneOf: readArray(values).map(readAttributeValue) }
}

function readAttributeValue(value: CborValue): AttributeValue {
  if (value === null || typeof value === 'boolean' || typeof value === 'string' || value instanceof Uint8Array)
    return value
  throw new StandardError('malformed', 'not an attribute value')
}

function requestKeyFromCbor(value: CborValue): RequestKey {
  const [id, publicKey] = readArray(value, 2)
  return { id: readText(id, 64), publicKey: readBytes(publicKey, 32) }
}

function oneOf<const Option extends string>(value: CborValue | undefined, options: readonly Option[]): Option {
  const found = options.find((option) => option === value)
  if (found === undefined) throw new StandardError('malformed', 'not one of the known words')
  return found
}

function sameValue(a: AttributeValue, b: AttributeValue): boolean {
  return a instanceof Uint8Array && b instanceof Uint8Array ? equalBytes(a, b) : a === b
}
