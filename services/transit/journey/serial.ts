import { createHash } from 'node:crypto'
import type { ServiceId } from '@hefu/standard'
import type { Serial } from './travel.ts'

/**
 * The serial number of a ticket, or of a pass on its day: 64 bits of SHA-256 over service and pseudonym. Among ten
 * million tickets a new one meets a known one with a chance of 1 in 10^12; to be taken for another's never lets
 * anybody in.
 */
export function serialOf(service: ServiceId, pseudonym: Uint8Array): Serial {
  const digest = createHash('sha256').update(`hefu transit serial\n${service}\n`).update(pseudonym).digest('hex')
  return digest.slice(0, 16)
}
