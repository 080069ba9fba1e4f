/** Characters that show nothing, turn the writing around, are private to somebody, or are none yet; line feeds are kept. */
const UNSEEN = /[^\p{L}\p{M}\p{N}\p{P}\p{S} \n]|[\u115f\u1160\u2800\u3164\uffa0\ufffd]/gu
const LINE_BREAKS = /\r\n?|[\u2028\u2029\u0085\v\f]/g
/** White space of any other kind is a space. */
const SPACES = /[\p{Zs}\t]+/gu
const PILED_MARKS = /(\p{M}{2})\p{M}+/gu

/**
 * What somebody wrote, as plain text: lines of visible characters. What cannot be seen is left out, not refused, since nobody could say where it
 * is; a picture of several joined characters falls into its parts. Nothing of it is markup: whoever shows it escapes it.
 *
 * @returns null for more than `most` code points
 */
export function plainWords(text: string, most: number): string | null {
  // What is left out is at most so much of what somebody means to write.
  if (text.length > 8 * most) return null
  const lines = text
    .toWellFormed()
    .replaceAll(LINE_BREAKS, '\n')
    .replaceAll(SPACES, ' ')
    .replaceAll(UNSEEN, '')
    .normalize('NFC')
    .replaceAll(PILED_MARKS, '$1')
    .split('\n')
    .map((line) => line.replaceAll(/ +/g, ' ').trim())
  const words = lines
    .join('\n')
    .replaceAll(/\n{3,}/g, '\n\n')
    .trim()
  return [...words].length <= most ? words : null
}
