import type { CborValue } from '@hefu/bytes'
import type { AttributeValues, CredentialHeader } from '@hefu/standard'
import type { HeldCredential, LineId } from '@hefu/wallet'
import type { SealedValue } from './sealed-value.ts'

type Items = readonly [
  issuer: string,
  type: string,
  epoch: number,
  values: AttributeValues,
  publicKey: Uint8Array,
  signature: Uint8Array,
  entropy: Uint8Array,
  proverNym: Uint8Array,
  proverBlind: Uint8Array,
  nymSecret: Uint8Array,
  /** Absent in what was kept before there were lines. */
  line: string | null,
]

/** The credentials with the holder's secrets. */
export const KEPT_CREDENTIALS: SealedValue<readonly HeldCredential[]> = {
  name: 'credentials',
  empty: [],
  toCbor: (credentials) => credentials.map(toItems),
  fromCbor: (cbor) => (cbor as unknown as readonly Items[]).map(fromItems),
}

/** Overwrites the secrets of credentials that are no longer to be in memory. */
export function wipeCredentials(credentials: readonly HeldCredential[]): void {
  for (const { proverNym, proverBlind, nymSecret, signature, entropy } of credentials) {
    for (const secret of [proverNym, proverBlind, nymSecret, signature, entropy]) secret.fill(0)
  }
}

function toItems(held: HeldCredential): CborValue {
  const { issuer, type, epoch } = held.header
  const { values, publicKey, signature, entropy, proverNym, proverBlind, nymSecret, line = null } = held
  const secrets = [signature, entropy, proverNym, proverBlind, nymSecret] as const
  const items: Items = [issuer, type, epoch, values, publicKey, ...secrets, line]
  return items
}

function fromItems(items: Items): HeldCredential {
  const [issuer, type, epoch, values, publicKey, signature, entropy, proverNym, proverBlind, nymSecret, line] = items
  const header = { issuer, type, epoch } as CredentialHeader
  const held = { header, values, publicKey, signature, entropy, proverNym, proverBlind, nymSecret }
  return line == null ? held : { line: line as LineId, ...held }
}
