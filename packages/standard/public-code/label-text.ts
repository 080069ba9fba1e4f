import { fromBase64url, toBase64url } from '@hefu/bytes'

/** Longest text of a label, in code points. */
export const MAX_LABEL = 60

/** Letters, marks, digits, punctuation and symbols; the one space is U+0020. No control, format, bidirectional or private character. */
const VISIBLE = /^[\p{L}\p{M}\p{N}\p{P}\p{S} ]+$/u
/** Common Chinese characters and visible ASCII between single spaces: what nearly all texts are, seen in one look. */
const COMMON = /^[!-~\u4e00-\u9fa5]+(?: [!-~\u4e00-\u9fa5]+)*$/
/** Marks piled upon one letter reach into the lines around it. */
const PILED_MARKS = /\p{M}{3}/u
/** Letters and symbols that show nothing: Hangul fillers and the empty Braille cell. */
const BLANK = /[\u115f\u1160\u2800\u3164\uffa0]/u

/**
 * Whether a text is 1 to `most` code points in normal form C, each of them visible, with single spaces between words only, so that two texts
 * that look alike are alike.
 */
export function isVisibleText(text: string, most: number): boolean {
  // UTF-16 units first: the count of code points costs as much as the text is long.
  if (text.length === 0 || text.length > 2 * most) return false
  if (text.length <= most && COMMON.test(text)) return true
  if ([...text].length > most) return false
  if (!text.isWellFormed() || text.normalize('NFC') !== text) return false
  if (text.startsWith(' ') || text.endsWith(' ') || text.includes('  ')) return false
  return VISIBLE.test(text) && !PILED_MARKS.test(text) && !BLANK.test(text)
}

/** Whether a text may stand on a label: visible, and at most {@link MAX_LABEL} code points. */
export function isLabelText(text: string): boolean {
  return isVisibleText(text, MAX_LABEL)
}

/** A label as it stands in the address: base64url of its UTF-8, four characters for one Chinese character. */
export function writeLabel(label: string): string {
  return toBase64url(new TextEncoder().encode(label))
}

/** The label of an address; null for what no {@link writeLabel} has written of a text that may stand on a label. */
export function readLabel(written: string): string | null {
  try {
    const label = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(fromBase64url(written))
    return isLabelText(label) && writeLabel(label) === written ? label : null
  } catch {
    return null
  }
}
