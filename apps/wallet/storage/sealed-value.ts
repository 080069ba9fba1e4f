import { type CborValue, decodeDcbor, encodeDcbor } from '@hefu/bytes'
import type { SealedName, Vault } from './vault.ts'

const MAX_BYTES = 4_000_000

/** A value of one sealed record: how it is written as dCBOR and read again. */
export interface SealedValue<Value> {
  readonly name: SealedName
  readonly empty: Value
  toCbor(value: Value): CborValue
  /** What opens was written by this wallet, so its shape is taken as known. */
  fromCbor(cbor: CborValue): Value
}

/** Reads a sealed value; `empty` where nothing was written. */
export async function readSealed<Value>(vault: Vault, of: SealedValue<Value>): Promise<Value> {
  const plain = await vault.read(of.name)
  if (!plain) return of.empty
  const value = of.fromCbor(decodeDcbor(plain, MAX_BYTES))
  plain.fill(0)
  return value
}

/** Writes a sealed value. */
export async function writeSealed<Value>(vault: Vault, of: SealedValue<Value>, value: Value): Promise<void> {
  const plain = encodeDcbor(of.toCbor(value))
  await vault.write(of.name, plain)
  plain.fill(0)
}
