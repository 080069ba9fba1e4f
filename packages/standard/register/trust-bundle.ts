import { BytesError, type CborValue, decodeDcbor, encodeDcbor, fromBase64, toBase64 } from '@hefu/bytes'
import { type NoteSigner, openNote, signNote, type VerifierKey } from '@hefu/log'
import { readArray, readInteger, readText } from '../cbor-shape.ts'
import { type CredentialType, credentialTypeFromCbor, credentialTypeToCbor } from '../credential/credential-type.ts'
import type { Epoch } from '../credential/epoch.ts'
import { StandardError } from '../error.ts'
import type { CredentialTypeId, IssuerId, ServiceId } from '../identifiers.ts'
import { type LocalText, localTextFromCbor, localTextToCbor } from '../local-text.ts'
import {
  type Issuer,
  type IssuerKey,
  issuerFromCbor,
  issuerKeyFromCbor,
  issuerKeyToCbor,
  issuerToCbor,
  MAX_KEYS_PER_EPOCH,
} from './issuer.ts'
import { type Service, serviceFromCbor, serviceToCbor } from './service.ts'

/** All that a wallet or a gate needs to work offline. */
export interface TrustBundle {
  /** The city's name in the log, such as `demo.hefu.example`. */
  readonly origin: string
  readonly name: LocalText
  /** Minutes by which the city's clocks are ahead of UTC. */
  readonly utcOffsetMinutes: number
  /** Unix seconds. */
  readonly issuedAt: number
  readonly issuers: readonly Issuer[]
  readonly issuerKeys: readonly IssuerKey[]
  readonly types: readonly CredentialType[]
  readonly services: readonly Service[]
}

/** A bundle older than this is not relied on: 7 days, in seconds. */
export const MAX_BUNDLE_AGE: number = 7 * 86_400

const MAX_BUNDLE_BYTES = 2_000_000
const TITLE = 'hefu trust bundle 1'

/** Writes and signs a bundle as a C2SP signed note: a title, the origin, base64 of the dCBOR. */
export async function signTrustBundle(bundle: TrustBundle, signer: NoteSigner): Promise<string> {
  return signNote(`${TITLE}\n${bundle.origin}\n${toBase64(encodeTrustBundle(bundle))}\n`, [signer])
}

/**
 * Reads a bundle that the pinned key signed.
 *
 * @throws LogError as `openNote`; StandardError `unknown-version`, `malformed` or `invalid-register`
 */
export async function openTrustBundle(note: string, pinned: VerifierKey): Promise<TrustBundle> {
  const { text } = await openNote(note, [pinned], MAX_BUNDLE_BYTES * 2)
  const [title, origin, encoded = '', end, ...rest] = text.split('\n')
  if (title !== TITLE) throw new StandardError('unknown-version', 'not a trust bundle of version 1')
  if (end !== '' || rest.length > 0) throw new StandardError('malformed', 'a bundle note has three lines')
  const bundle = decodeTrustBundle(encoded)
  if (bundle.origin !== origin || bundle.origin !== pinned.name) {
    throw new StandardError('malformed', 'the bundle is of another city')
  }
  return bundle
}

/** The keys that may have signed a credential of this type in this epoch. */
export function keysFor(bundle: TrustBundle, issuer: IssuerId, type: CredentialTypeId, epoch: Epoch): IssuerKey[] {
  return bundle.issuerKeys.filter(
    (key) => key.issuer === issuer && key.type === type && key.firstEpoch <= epoch && epoch <= key.lastEpoch,
  )
}

/** The service of this id, if it is registered. */
export function serviceOf(bundle: TrustBundle, id: ServiceId): Service | undefined {
  return bundle.services.find((service) => service.id === id)
}

/** The credential type of this id, if it is registered. */
export function typeOf(bundle: TrustBundle, id: CredentialTypeId): CredentialType | undefined {
  return bundle.types.find((type) => type.id === id)
}

/** Whether a bundle is too old to rely on. */
export function isStale(bundle: TrustBundle, unixSeconds: number): boolean {
  return unixSeconds - bundle.issuedAt > MAX_BUNDLE_AGE
}

function encodeTrustBundle(bundle: TrustBundle): Uint8Array {
  return encodeDcbor([
    1,
    bundle.origin,
    localTextToCbor(bundle.name),
    bundle.utcOffsetMinutes,
    bundle.issuedAt,
    bundle.issuers.map(issuerToCbor),
    bundle.issuerKeys.map(issuerKeyToCbor),
    bundle.types.map(credentialTypeToCbor),
    bundle.services.map(serviceToCbor),
  ])
}

function decodeTrustBundle(base64: string): TrustBundle {
  const items = readArray(decodeBase64Cbor(base64), 9)
  if (items[0] !== 1) throw new StandardError('unknown-version', 'only version 1 is known')
  const bundle: TrustBundle = {
    origin: readText(items[1], 200),
    name: localTextFromCbor(items[2]),
    utcOffsetMinutes: readInteger(items[3], -720, 840),
    issuedAt: readInteger(items[4], 0, 2 ** 45),
    issuers: readArray(items[5]).map(issuerFromCbor),
    issuerKeys: readArray(items[6]).map(issuerKeyFromCbor),
    types: readArray(items[7]).map(credentialTypeFromCbor),
    services: readArray(items[8]).map(serviceFromCbor),
  }
  assertWhole(bundle)
  return bundle
}

/** Every reference within the bundle leads somewhere, and no type has more keys an epoch than holders can hide behind. */
function assertWhole(bundle: TrustBundle): void {
  for (const service of bundle.services) {
    const type = typeOf(bundle, service.type)
    const outside = [...service.required, ...service.optional].some((index) => index >= (type?.attributes.length ?? 0))
    if (outside) throw new StandardError('invalid-register', `${service.id} asks for an attribute that its type lacks`)
  }
  for (const { issuer, type, firstEpoch } of bundle.issuerKeys) {
    if (keysFor(bundle, issuer, type, firstEpoch).length > MAX_KEYS_PER_EPOCH) {
      throw new StandardError('invalid-register', `${type} has more than ${MAX_KEYS_PER_EPOCH} keys in one epoch`)
    }
  }
}

function decodeBase64Cbor(base64: string): CborValue {
  try {
    return decodeDcbor(fromBase64(base64), MAX_BUNDLE_BYTES)
  } catch (cause) {
    if (cause instanceof BytesError) throw new StandardError('malformed', cause.message, { cause })
    throw cause
  }
}
