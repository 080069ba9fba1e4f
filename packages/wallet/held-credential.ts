import {
  type AttributeValue,
  type AttributeValues,
  type CredentialHeader,
  type CredentialTypeId,
  type Epoch,
  epochPlus,
  type GrantId,
  type OfferId,
  type Service,
  type TrustBundle,
} from '@hefu/standard'
import { isKeyInForce } from './key-in-force.ts'

/** What a card came from, where its type may be held more than once: the grant of a mandate, or an issuer's offer. */
export type LineId = GrantId | OfferId

/** A credential with the holder's half of it: whoever has this can show. The app keeps it sealed. */
export interface HeldCredential {
  /** What it came from: a wallet may hold several of a type, each a line of its own from epoch to epoch. */
  readonly line?: LineId
  readonly header: CredentialHeader
  readonly values: AttributeValues
  /** The issuer's key that signed, 96 bytes. */
  readonly publicKey: Uint8Array
  /** 80 bytes. */
  readonly signature: Uint8Array
  /** The issuer's share of the nym secret, 32 bytes. */
  readonly entropy: Uint8Array
  /** The holder's share, 32 bytes: made once, kept from epoch to epoch, never sent. */
  readonly proverNym: Uint8Array
  /** What blinded the commitment, 32 bytes. */
  readonly proverBlind: Uint8Array
  /** Both shares together, 32 bytes: what pseudonyms are made from. */
  readonly nymSecret: Uint8Array
}

/**
 * The credential that a service accepts: of the present epoch where there is one, else of the one before. A credential
 * fetched ahead is not shown before its epoch begins, and none whose key the register has ended.
 */
export function chooseCredential(
  credentials: readonly HeldCredential[],
  service: Service,
  present: Epoch,
  bundle: TrustBundle,
): HeldCredential | undefined {
  const fitting = credentials.filter(
    (credential) =>
      credential.header.issuer === service.issuer &&
      credential.header.type === service.type &&
      isKeyInForce(bundle, credential),
  )
  const ofEpoch = (epoch: Epoch) => fitting.find(({ header }) => header.epoch === epoch)
  return ofEpoch(present) ?? ofEpoch(epochPlus(present, -1))
}

/**
 * The credentials that a service accepts now, one of each line, each as {@link chooseCredential} would: for the holder to say as whom they answer
 * where there is more than one.
 */
export function choicesFor(
  credentials: readonly HeldCredential[],
  service: Service,
  present: Epoch,
  bundle: TrustBundle,
): readonly HeldCredential[] {
  const lines = new Set(credentials.map(({ line }) => line))
  return [...lines].flatMap(
    (line) =>
      chooseCredential(
        credentials.filter((held) => held.line === line),
        service,
        present,
        bundle,
      ) ?? [],
  )
}

/** Whether two credentials follow one another: of one type and, where the type has lines, of one line. */
export function isSameLine(a: LineOfType, b: LineOfType): boolean {
  return a.type === b.type && a.line === b.line
}

/** What a wallet keeps credentials by. */
export interface LineOfType {
  readonly type: CredentialTypeId
  readonly line?: LineId | undefined
}

/** The values at these indexes, as a pass discloses them. */
export function disclosedValues(
  credential: HeldCredential,
  indexes: readonly number[],
): ReadonlyMap<number, AttributeValue> {
  return new Map(indexes.map((index) => [index, credential.values[index] ?? null]))
}
