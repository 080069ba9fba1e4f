import { weekInWords } from '@hefu/app-browser/register'
import { toHex } from '@hefu/bytes'
import type { Epoch, IssuerKey } from '@hefu/standard'
import * as m from '../paraglide/messages.js'
import { type KeyStanding, standingOf } from './key-weeks.ts'

const STANDINGS: Readonly<Record<KeyStanding, () => string>> = {
  held: m.keys_held,
  signs: m.keys_signs,
  later: m.keys_later,
  over: m.keys_over,
  void: m.keys_void,
}

/** Where a key of the register stands. */
export function standingInWords(key: IssuerKey, present: Epoch): string {
  return STANDINGS[standingOf(key, present)]()
}

/** The weeks in which a key signs. */
export function weeksInWords({ firstEpoch, lastEpoch }: Pick<IssuerKey, 'firstEpoch' | 'lastEpoch'>): string {
  if (lastEpoch < firstEpoch) return m.keys_void()
  return m.keys_span({ first: weekInWords(firstEpoch), last: weekInWords(lastEpoch) })
}

/** The beginning of a key's fingerprint: the first 16 digits of its SHA-256. */
export async function fingerprint({ publicKey }: Pick<IssuerKey, 'publicKey'>): Promise<string> {
  const hash = await crypto.subtle.digest('SHA-256', new Uint8Array(publicKey))
  return toHex(new Uint8Array(hash)).slice(0, 16)
}
