import { toBase64url } from '@hefu/bytes'
import { AccessError } from '../error.ts'

/** How a passkey protects something: what it is asked for, and for what. */
export interface PasskeyProtection {
  readonly kind: 'passkey'
  readonly credentialId: Uint8Array<ArrayBuffer>
  /** What the passkey's pseudo-random function is evaluated at, 32 bytes. */
  readonly input: Uint8Array<ArrayBuffer>
}

/** What a passkey made, and the 32 bytes that its pseudo-random function yields for it. */
export interface MadePasskey {
  readonly protection: PasskeyProtection
  readonly secret: Uint8Array
}

/** Who asks for a passkey, as the browser's own dialog names it. */
export interface PasskeyNames {
  readonly app: string
  readonly account: string
}

const TIMEOUT = 120_000
/** ES256, EdDSA, RS256 (RFC 9053): the signature itself is not used. */
const ALGORITHMS = [-7, -8, -257]

/** Whether this browser can make passkeys at all; only making one shows whether it has the PRF extension. */
export function mayHavePasskey(): boolean {
  return typeof globalThis.PublicKeyCredential === 'function' && navigator.credentials !== undefined
}

/**
 * Makes a passkey and evaluates its PRF (WebAuthn Level 3, section 10.1.4).
 *
 * @throws AccessError `passkey-cancelled`, or `passkey-unavailable` when the authenticator has no PRF
 */
export async function makePasskey(names: PasskeyNames, random: (length: number) => Uint8Array): Promise<MadePasskey> {
  const input = new Uint8Array(random(32))
  const created = await ask(() =>
    navigator.credentials.create({
      publicKey: {
        rp: { name: names.app },
        user: { id: new Uint8Array(random(16)), name: names.account, displayName: names.account },
        challenge: new Uint8Array(random(32)),
        pubKeyCredParams: ALGORITHMS.map((alg) => ({ type: 'public-key', alg })),
        authenticatorSelection: { residentKey: 'preferred', userVerification: 'required' },
        attestation: 'none',
        timeout: TIMEOUT,
        extensions: { prf: { eval: { first: input } } },
      },
    }),
  )
  const { prf } = created.getClientExtensionResults()
  const protection: PasskeyProtection = { kind: 'passkey', credentialId: new Uint8Array(created.rawId), input }
  if (!prf?.enabled) {
    await forgetPasskey(protection)
    throw new AccessError('passkey-unavailable', 'the authenticator has no PRF extension')
  }
  const first = prf.results?.first
  // Some authenticators evaluate only when a passkey is used, not when it is made.
  return { protection, secret: first ? bytesOf(first) : await usePasskey(protection, random) }
}

/**
 * Asks whoever holds the device for the passkey.
 *
 * @returns the 32 bytes that its PRF yields
 * @throws AccessError `passkey-cancelled` or `passkey-unavailable`
 */
export async function usePasskey(
  protection: PasskeyProtection,
  random: (length: number) => Uint8Array,
): Promise<Uint8Array> {
  const assertion = await ask(() =>
    navigator.credentials.get({
      publicKey: {
        challenge: new Uint8Array(random(32)),
        allowCredentials: [{ type: 'public-key', id: protection.credentialId }],
        userVerification: 'required',
        timeout: TIMEOUT,
        extensions: { prf: { eval: { first: protection.input } } },
      },
    }),
  )
  const first = assertion.getClientExtensionResults().prf?.results?.first
  if (!first) throw new AccessError('passkey-unavailable', 'the passkey yields nothing')
  return bytesOf(first)
}

async function ask(request: () => Promise<Credential | null>): Promise<PublicKeyCredential> {
  try {
    const credential = await request()
    if (credential instanceof PublicKeyCredential) return credential
  } catch (cause) {
    const name = cause instanceof DOMException ? cause.name : ''
    const cancelled = name === 'NotAllowedError' || name === 'AbortError'
    const code = cancelled ? 'passkey-cancelled' : 'passkey-unavailable'
    throw new AccessError(code, 'the passkey was not given', { cause })
  }
  throw new AccessError('passkey-unavailable', 'the browser gave another kind of credential')
}

function bytesOf(source: BufferSource): Uint8Array {
  return source instanceof ArrayBuffer
    ? new Uint8Array(source)
    : new Uint8Array(source.buffer, source.byteOffset, source.byteLength)
}

/** Tells the browser that a passkey opens nothing any more, where it can be told (WebAuthn Level 3, section 5.1.10). */
export async function forgetPasskey({ credentialId }: PasskeyProtection): Promise<void> {
  const signal = (PublicKeyCredential as { signalUnknownCredential?: (of: object) => Promise<void> })
    .signalUnknownCredential
  await signal
    ?.call(PublicKeyCredential, { rpId: location.hostname, credentialId: toBase64url(credentialId) })
    .catch(() => {})
}
