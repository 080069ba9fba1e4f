import { createHmac } from 'node:crypto'
import type { Identifier } from '@medplum/fhirtypes'

/** The naming system of the clinic's own patient numbers. */
export const PATIENT_NUMBER = 'https://hefu.example/fhir/patient-number'

/** The naming system of numbers of identity documents, as they come in with an import. None is kept. */
export const DOCUMENT_NUMBER = 'https://hefu.example/fhir/document-number'

/** The number of one system among identifiers. */
export function numberOf(identifiers: readonly Identifier[] | undefined, system: string): string | undefined {
  return identifiers?.find((identifier) => identifier.system === system)?.value
}

/** Finds a record again by what somebody shows, without keeping what they show: HMAC-SHA-256 under a key of the clinic. */
export type KeyedHash = (number: string) => Uint8Array

/**
 * Keyed hashes of one kind of number; those of two kinds do not match.
 *
 * @param key 32 bytes or more, kept apart from the database
 */
export function keyedHash(key: Uint8Array, kind: 'id-number' | 'social-card'): KeyedHash {
  return (number) =>
    new Uint8Array(createHmac('sha256', key).update(`hefu clinic ${kind}\0${number.trim().toUpperCase()}`).digest())
}
