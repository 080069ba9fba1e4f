/** Letters that a line may end behind and begin with: those of scripts without spaces. */
const IDEOGRAPH = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\u3000-\u303f\uff01-\uffee]/u
/** Marks that do not begin a line (GB/T 15834). */
const NOT_FIRST = /^[，。、；：？！）》〉」』】〕’”…·%,.;:?!)\]}]/u
/** Marks that do not end one. */
const NOT_LAST = /[（《〈「『【〔‘“([{]$/u
/** A number keeps what it counts: 12号. */
const NUMBER_LAST = /[0-9]$/
/** Joints of an id or a compound. */
const JOINT = /[-_./–]$/

/** Steps by which lines are made alike in width, as shares of the widest. */
const BALANCE = [0.55, 0.6, 0.65, 0.7, 0.75, 0.8, 0.85, 0.9, 0.95, 1]

/**
 * Breaks a text into lines that are no wider than `most`: at spaces, between Chinese words, behind hyphens; within a word only
 * where it is wider than a line by itself. Nothing is left out but the spaces at which it breaks. There are as few lines as it takes, about
 * alike in width, so that no word stands alone on the last.
 *
 * @param width of a text, in the units of `most`
 */
export function wrapText(text: string, most: number, width: (text: string) => number): string[] {
  const pieces = piecesOf(text)
  const fewest = fillLines(pieces, most, width)
  if (fewest.length < 2) return fewest
  // Where the text has spaces, lines end there if that takes no more of them.
  for (const parts of [text.split(/(?<= )/), pieces]) {
    for (const share of BALANCE) {
      const room = share * most
      if (parts.some((part) => width(part.trimEnd()) > room)) continue
      const lines = fillLines(parts, room, width)
      if (lines.length === fewest.length) return lines
    }
  }
  return fewest
}

/** How wide the widest part of a text is that is not broken unless no line holds it. */
export function widestPart(text: string, width: (text: string) => number): number {
  return Math.max(0, ...piecesOf(text).map((piece) => width(piece.trimEnd())))
}

/** Each line as full as it goes. */
function fillLines(pieces: readonly string[], most: number, width: (text: string) => number): string[] {
  const lines: string[] = []
  let line = ''
  for (const piece of pieces) {
    if (width((line + piece).trimEnd()) <= most) {
      line += piece
      continue
    }
    if (line.trim() !== '') lines.push(line.trim())
    line = piece
    while (width(line.trimEnd()) > most) {
      const fitting = Math.max(1, fittingLength(line, most, width))
      const clusters = clustersOf(line)
      lines.push(clusters.slice(0, fitting).join(''))
      line = clusters.slice(fitting).join('')
      if (line === '') break
    }
  }
  return line.trim() === '' ? lines : [...lines, line.trim()]
}

/** What is not broken unless it must be, with the spaces behind it. */
function piecesOf(text: string): string[] {
  const pieces: string[] = []
  let piece = ''
  for (const { segment: word } of words.segment(text)) {
    const last = piece.at(-1) ?? ''
    const [begin = ''] = word
    const counted = NUMBER_LAST.test(last) && IDEOGRAPH.test(begin)
    const between = last === ' ' || IDEOGRAPH.test(last) || IDEOGRAPH.test(begin) || JOINT.test(last)
    if (piece !== '' && word !== ' ' && between && !counted && !NOT_FIRST.test(word) && !NOT_LAST.test(piece)) {
      pieces.push(piece)
      piece = ''
    }
    piece += word
  }
  return piece === '' ? pieces : [...pieces, piece]
}

function fittingLength(text: string, most: number, width: (text: string) => number): number {
  const clusters = clustersOf(text)
  const tooMany = clusters.findIndex((_, index) => width(clusters.slice(0, index + 1).join('')) > most)
  return tooMany < 0 ? clusters.length : tooMany
}

/** Words of Chinese too, by the dictionary of the runtime. */
const words = new Intl.Segmenter('zh', { granularity: 'word' })
const graphemes = new Intl.Segmenter('zh', { granularity: 'grapheme' })

function clustersOf(text: string): string[] {
  return [...graphemes.segment(text)].map(({ segment }) => segment)
}
