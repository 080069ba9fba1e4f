/** A piece of a text: as it is, or the name of a character that cannot be seen. */
export interface TextPiece {
  readonly text: string
  readonly unseen: boolean
}

/** A scanned text as it may be shown. */
export interface InertText {
  readonly pieces: readonly TextPiece[]
  /** Characters that are left out at the end. */
  readonly left: number
}

/** How many characters of a text are shown. */
export const SHOWN_CHARACTERS = 600

/** Letters that draw nothing: Hangul fillers and the empty Braille cell. */
const BLANK = /[\u115f\u1160\u2800\u3164\uffa0]/u
const VISIBLE = /^[\p{L}\p{M}\p{N}\p{P}\p{S} ]$/u
/** Marks beyond two on one letter reach into the lines around it. */
const MOST_MARKS = 2

/**
 * Makes a text of anybody's fit to be shown: what turns the direction, controls or shows nothing is written out, such as U+202E, and the end of a
 * long text is left out. A line feed is written out and ends the line.
 */
export function inertText(text: string): InertText {
  // No more is looked at than could be shown, however long the text.
  const characters = [...text.slice(0, 2 * SHOWN_CHARACTERS)].slice(0, SHOWN_CHARACTERS)
  const shown = characters.join('').length
  const pieces: TextPiece[] = []
  let marks = 0
  for (const character of characters) {
    marks = /\p{M}/u.test(character) ? marks + 1 : 0
    const unseen = !VISIBLE.test(character) || BLANK.test(character) || marks > MOST_MARKS
    const last = pieces.at(-1)
    if (unseen) pieces.push({ text: nameOf(character), unseen })
    else if (last && !last.unseen) pieces[pieces.length - 1] = { text: last.text + character, unseen }
    else pieces.push({ text: character, unseen })
    if (character === '\n') pieces.push({ text: '\n', unseen: false })
  }
  return { pieces, left: text.length - shown }
}

/** As Unicode writes it: `U+202E`. */
function nameOf(character: string): string {
  const point = character.codePointAt(0) ?? 0
  return `U+${point.toString(16).toUpperCase().padStart(4, '0')}`
}
