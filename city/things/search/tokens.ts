/** Most tokens of one thing, so that a long text does not make a long row. */
const MAX_TOKENS = 64
/** Longest word that is indexed, in characters; of a longer one its beginning. */
const MAX_WORD = 32

/** Runs of Chinese, Japanese and Korean writing, and of letters and digits of any other. */
const RUN =
  /(?<cjk>[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}々〇]+)|[[\p{L}\p{N}]--[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}々〇]]+/gv
/** The same of ASCII, which most names in Latin letters are. */
const ASCII_RUN = /[a-z0-9]+/g
const MARKS = /\p{M}+/gu

/**
 * What a text is found by: its words, folded to lower case without accents, and of writing that has no spaces every two characters that stand
 * together, or the one that stands alone. Full-width letters are ordinary ones here.
 */
export function tokensOf(...texts: readonly string[]): string[] {
  const tokens = new Set<string>()
  for (const text of texts) {
    for (const token of tokensIn(text)) {
      if (tokens.size >= MAX_TOKENS) return [...tokens]
      tokens.add(token)
    }
  }
  return [...tokens]
}

function* tokensIn(text: string): Generator<string> {
  if (ASCII.test(text)) {
    for (const [word] of text.toLowerCase().matchAll(ASCII_RUN)) yield word.slice(0, MAX_WORD)
    return
  }
  for (const run of fold(text).matchAll(RUN)) {
    const [found] = run
    if (run.groups?.cjk === undefined) yield found.slice(0, MAX_WORD)
    else yield* pairsOf([...found])
  }
}

function* pairsOf(characters: readonly string[]): Generator<string> {
  const [first = ''] = characters
  if (characters.length === 1) yield first
  for (let i = 0; i + 1 < characters.length; i++) yield `${characters[i]}${characters[i + 1]}`
}

/** Composed again at the end: Hangul and kana with a voice mark come apart too. */
function fold(text: string): string {
  return text.normalize('NFKD').replaceAll(MARKS, keepKana).normalize('NFC').toLowerCase()
}

/** The voice marks of kana tell letters apart; accents of Latin letters are left out as people leave them out. */
function keepKana(marks: string): string {
  return marks.replaceAll(/[^\u3099\u309a]/gu, '')
}

const ASCII = /^[\x20-\x7e]*$/
