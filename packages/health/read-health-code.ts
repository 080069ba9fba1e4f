import type { HealthCode } from './certificate.ts'
import { readDcc } from './dcc/read-dcc.ts'
import { Unreadable, type UnreadableReason } from './error.ts'
import { DCC_PREFIX } from './prefixes.ts'
import { readCardFile } from './shc/card-file.ts'
import { type CollectedParts, collectPart, readNumericPart, wholeOf } from './shc/numeric.ts'
import { readShc } from './shc/read-shc.ts'

/** Why a text cannot be read as a certificate. */
export interface Unread {
  readonly outcome: 'refused'
  readonly reason: UnreadableReason
}

/** What came of reading one scanned code. */
export type ReadResult =
  | { readonly outcome: 'read'; readonly code: HealthCode }
  /** One of several codes of a card: the others are still to be scanned. */
  | { readonly outcome: 'part'; readonly collected: CollectedParts }
  | Unread

/** What came of reading a file or a pasted text: every certificate in it. */
export type ReadAllResult = { readonly outcome: 'read'; readonly codes: readonly HealthCode[] } | Unread

/**
 * Reads the text of one QR code: an EU Digital COVID Certificate or a SMART Health Card, or one part of a card. Proves nothing; see
 * {@link checkHealthCode}. Never throws, whatever the text.
 *
 * @param collected what was read of the same card before
 * @example const result = await readHealthCode(text)
 */
export async function readHealthCode(text: string, collected: CollectedParts | null = null): Promise<ReadResult> {
  return refusing(async () => {
    if (text.startsWith(DCC_PREFIX)) return { outcome: 'read', code: await readDcc(text) }
    const now = collectPart(collected, readNumericPart(text))
    const jws = wholeOf(now)
    return jws === null ? { outcome: 'part', collected: now } : { outcome: 'read', code: await readShc(jws) }
  })
}

/** Reads what was kept: `HealthCode.text`, in one piece. Never throws. */
export async function readKeptCode(text: string): Promise<ReadResult> {
  return refusing(async () => ({
    outcome: 'read',
    code: text.startsWith(DCC_PREFIX) ? await readDcc(text) : await readShc(text),
  }))
}

/** Reads the content of a `.smart-health-card` file, or a text with one code in one or several lines. Never throws. */
export async function readHealthFile(text: string): Promise<ReadAllResult> {
  return refusing(async () => {
    const trimmed = text.trim()
    if (trimmed.startsWith('{')) {
      return { outcome: 'read', codes: await Promise.all(readCardFile(trimmed).map(readShc)) }
    }
    if (trimmed.startsWith(DCC_PREFIX)) return { outcome: 'read', codes: [await readDcc(trimmed)] }
    let collected: CollectedParts | null = null
    for (const line of trimmed.split(/\s+/, 20)) collected = collectPart(collected, readNumericPart(line))
    const jws = collected && wholeOf(collected)
    if (jws === null) throw new Unreadable('malformed-text', 'a part is missing')
    return { outcome: 'read', codes: [await readShc(jws)] }
  })
}

async function refusing<Result>(read: () => Promise<Result>): Promise<Result | Unread> {
  try {
    return await read()
  } catch (error) {
    if (!(error instanceof Unreadable)) throw error
    return { outcome: 'refused', reason: error.code }
  }
}
