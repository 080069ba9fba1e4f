/** Most tokens of one thing, so that a long text does not make a long row. */
const MAX_TOKENS = 64
/** Longest word that is indexed, in characters; of a longer one its beginning. */
const MAX_WORD = 32

/** Writing that has no spaces: Chinese, Japanese and Korean. */
const CJK = String.raw`\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}々〇`
/** Runs of it, and of letters and digits of any other. */
const RUN = new RegExp(`[${CJK}]+|[[\\p{L}\\p{N}]--[${CJK}]]+`, 'gv')
const STARTS_CJK = new RegExp(`^[${CJK}]`, 'v')
/** Runs in ASCII, which most names in Latin letters are. */
const ASCII_RUN = /[a-z0-9]+/g
const ASCII = /^[\x20-\x7e]*$/
/** ASCII and the common Chinese characters: nothing in them can be folded but case. */
const COMMON = /^[\x20-\x7e\u4e00-\u9fa5]*$/
const MARKS = /\p{M}+/gu

/**
 * What a text is found by: its words, folded to lower case without accents, and of writing that has no spaces every two characters that stand
 * together, or the one that stands alone. Full-width letters are ordinary ones here.
 */
export function tokensOf(...texts: readonly string[]): string[] {
  const tokens = new Set<string>()
  for (const text of texts) addTokens(tokens, text)
  return tokens.size <= MAX_TOKENS ? [...tokens] : [...tokens].slice(0, MAX_TOKENS)
}

function addTokens(tokens: Set<string>, text: string): void {
  if (ASCII.test(text)) {
    for (const word of text.toLowerCase().match(ASCII_RUN) ?? []) tokens.add(word.slice(0, MAX_WORD))
    return
  }
  for (const run of fold(text).match(RUN) ?? []) {
    if (STARTS_CJK.test(run)) addPairs(tokens, [...run])
    else tokens.add(run.slice(0, MAX_WORD))
  }
}

function addPairs(tokens: Set<string>, characters: readonly string[]): void {
  if (characters.length === 1) tokens.add(characters[0] ?? '')
  for (let i = 0; i + 1 < characters.length; i++) tokens.add(`${characters[i]}${characters[i + 1]}`)
}

/** Composed again at the end: Hangul and kana with a voice mark come apart too. */
function fold(text: string): string {
  if (COMMON.test(text)) return text.toLowerCase()
  return text.normalize('NFKD').replaceAll(MARKS, keepKana).normalize('NFC').toLowerCase()
}

/** The voice marks of kana tell letters apart; accents of Latin letters are left out as people leave them out. */
function keepKana(marks: string): string {
  return marks.replaceAll(/[^\u3099\u309a]/gu, '')
}
