import { concatBytes, fromBase64, toBase64 } from '@hefu/bytes'
import { ed25519Sign, ed25519Verify } from './ed25519.ts'
import type { NoteSigner } from './note-signer.ts'

const KEY_ID_BYTES = 4
/** Bytes of a `timestamped_signature`: a 64-bit time and an Ed25519 signature. */
const TIMESTAMPED_BYTES = 8 + 64

/**
 * The signature line by which a witness says that, as far as it has seen, the log's largest tree is this one (C2SP tlog-cosignature,
 * "Ed25519 signed message").
 *
 * @param text of the checkpoint, with its last newline
 * @param unixSeconds when it says so
 */
export async function cosign(text: string, cosigner: NoteSigner, unixSeconds: number): Promise<string> {
  const time = new Uint8Array(8)
  new DataView(time.buffer).setBigUint64(0, BigInt(unixSeconds))
  const signature = await ed25519Sign(cosigner.privateKey, cosignedMessage(text, BigInt(unixSeconds)))
  const { name, keyId } = cosigner.key
  return `\u2014 ${name} ${toBase64(concatBytes(keyId, time, signature))}\n`
}

/** Whether a `timestamped_signature` over a checkpoint's text holds. */
export async function verifyCosignature(publicKey: Uint8Array, text: string, signature: Uint8Array): Promise<boolean> {
  if (signature.length !== TIMESTAMPED_BYTES) return false
  const time = new DataView(signature.buffer, signature.byteOffset).getBigUint64(0)
  if (time === 0n || time >= 2n ** 63n) return false
  return ed25519Verify(publicKey, cosignedMessage(text, time), signature.slice(8))
}

/** When the witness of a valid signature line saw the tree, Unix seconds. */
export function cosignedAt(line: string): number {
  const signature = fromBase64(line.trimEnd().split(' ').at(-1) ?? '')
  return Number(new DataView(signature.buffer, signature.byteOffset + KEY_ID_BYTES).getBigUint64(0))
}

function cosignedMessage(text: string, time: bigint): Uint8Array {
  return new TextEncoder().encode(`cosignature/v1\ntime ${time}\n${text}`)
}
