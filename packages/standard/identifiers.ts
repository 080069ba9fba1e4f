import { StandardError } from './error.ts'

declare const brand: unique symbol

/** A value that has been checked to be what its name says. */
export type Branded<Value, Name extends string> = Value & { readonly [brand]: Name }

/** An issuer in the register, such as `city.demo`. */
export type IssuerId = Branded<string, 'IssuerId'>
/** A service in the register, such as `transit.metro`. */
export type ServiceId = Branded<string, 'ServiceId'>
/** A credential type, such as `person.entry`. */
export type CredentialTypeId = Branded<string, 'CredentialTypeId'>

const MAX_ID_LENGTH = 64
const ID = /^[a-z0-9]+([.-][a-z0-9]+)*$/

/** @throws StandardError `malformed` unless it is lower-case words joined by dots or hyphens, of at most 64 characters */
export function issuerId(text: string): IssuerId {
  return checkedId(text) as IssuerId
}

/** @throws StandardError `malformed`, as {@link issuerId} */
export function serviceId(text: string): ServiceId {
  return checkedId(text) as ServiceId
}

/** @throws StandardError `malformed`, as {@link issuerId} */
export function credentialTypeId(text: string): CredentialTypeId {
  return checkedId(text) as CredentialTypeId
}

function checkedId(text: string): string {
  if (text.length > MAX_ID_LENGTH || !ID.test(text)) throw new StandardError('malformed', 'not an identifier')
  return text
}
