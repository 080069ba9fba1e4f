const WIDE = /[\u1100-\u11ff\u2e80-\u9fff\uac00-\ud7ff\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60\u{20000}-\u{3ffff}]/u
/** Of an em; a little more than the fonts have on average, so that labels keep clear of each other. */
const NARROW = 0.58

/** About how wide a text is in letters of so many pixels: enough to place labels, before anything is drawn. */
export function textWidth(text: string, em: number): number {
  let width = 0
  for (const letter of text) width += WIDE.test(letter) ? 1 : NARROW
  return width * em
}

/** As much of a text as has room, with an ellipsis where it is cut. */
export function fitText(text: string, width: number, em: number): string {
  if (textWidth(text, em) <= width) return text
  const letters = [...text]
  while (letters.length > 1 && textWidth(`${letters.join('')}…`, em) > width) letters.pop()
  return `${letters.join('').trimEnd()}…`
}
