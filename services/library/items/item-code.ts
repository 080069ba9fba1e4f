import { isSubjectId, judgePublicCode, type PublicCodeReason, type TrustBundle } from '@hefu/standard'

/** What was scanned or typed at a counter. */
export type ScannedItem =
  | { readonly outcome: 'item'; readonly item: string }
  /** A label that the city did not sign, or one of an organisation. */
  | { readonly outcome: 'refused'; readonly reason: PublicCodeReason | 'other-code' }

/**
 * The item that a scanned text names: the label of a copy, which the city has signed as it signs those of all things, or the number printed beside
 * a code that is worn, typed by hand.
 */
export async function scannedItem(
  text: string,
  { labelKeys }: Pick<TrustBundle, 'labelKeys'>,
  unixSeconds: number,
): Promise<ScannedItem> {
  const scanned = text.trim()
  if (isSubjectId(scanned)) return { outcome: 'item', item: scanned }
  const judged = await judgePublicCode(scanned, labelKeys, unixSeconds)
  if (judged.verdict === 'refused') return { outcome: 'refused', reason: judged.reason }
  if (judged.verdict !== 'genuine' || judged.code.subject !== 'thing')
    return { outcome: 'refused', reason: 'other-code' }
  return { outcome: 'item', item: judged.code.id }
}
