import type { Protection } from '../storage/vault.ts'

/** A PIN protection and its Argon2id parameters. */
export type PinProtection = Extract<Protection, { kind: 'pin' }>

/** Makes 32 bytes of a PIN by Argon2id. Slow on purpose. */
export type PinDeriver = (pin: string, protection: PinProtection) => Promise<Uint8Array>

/** Fewest digits of a PIN. */
export const MIN_PIN_DIGITS = 6

/** Most digits of a PIN. */
export const MAX_PIN_DIGITS = 32

/**
 * Argon2id (RFC 9106): 64 MiB, 8 passes, one lane. About 0.6 s on a desktop core of 2023; a phone takes up to three times that.
 * What it costs to try one PIN here, it costs whoever has copied the device's storage, for each of the million PINs of
 * six digits.
 */
const MEMORY_KIB = 64 * 1024
const PASSES = 8

/** A protection by PIN with a fresh salt. */
export function pinProtection(random: (length: number) => Uint8Array): PinProtection {
  return { kind: 'pin', salt: new Uint8Array(random(16)), memoryKib: MEMORY_KIB, passes: PASSES }
}

/** Why a PIN is not taken. */
export type PinFlaw = 'too-short' | 'too-long' | 'not-digits' | 'too-simple'

/** What is wrong with a new PIN; null when nothing is. */
export function pinFlaw(pin: string): PinFlaw | null {
  if (!/^[0-9]*$/.test(pin)) return 'not-digits'
  if (pin.length < MIN_PIN_DIGITS) return 'too-short'
  if (pin.length > MAX_PIN_DIGITS) return 'too-long'
  return isSimple(pin) ? 'too-simple' : null
}

/** One digit throughout, a group repeated (`121212`, `123123`) or a run up or down (`123456`, `987654`). */
function isSimple(pin: string): boolean {
  const repeated = [1, 2, 3].some((length) => pin === pin.slice(0, length).repeat(pin.length).slice(0, pin.length))
  const steps = [...pin].slice(1).map((digit, index) => (Number(digit) - Number(pin[index]) + 10) % 10)
  return repeated || steps.every((step) => step === 1) || steps.every((step) => step === 9)
}
