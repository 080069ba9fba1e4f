const CJK = String.raw`\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}`
const RUN = new RegExp(`[${CJK}]+|[[\\p{L}\\p{N}]--[${CJK}]]+`, 'gv')
const STARTS_CJK = new RegExp(`^[${CJK}]`, 'v')
const MAX_WORDS = 120
const MAX_WORD = 32

/**
 * What a text is found by: words in lower case without accents, and of Chinese every two characters that stand together, or the one that stands
 * alone.
 */
export function wordsOf(...texts: readonly string[]): string[] {
  const found = new Set<string>()
  for (const text of texts) {
    const plain = text
      .normalize('NFKD')
      .replaceAll(/\p{M}+/gu, '')
      .normalize('NFC')
      .toLowerCase()
    for (const run of plain.match(RUN) ?? []) {
      for (const word of STARTS_CJK.test(run) ? pairsOf([...run]) : [run.slice(0, MAX_WORD)]) found.add(word)
    }
  }
  return [...found].slice(0, MAX_WORDS)
}

function pairsOf(characters: readonly string[]): readonly string[] {
  if (characters.length === 1) return characters
  return characters.slice(1).map((character, index) => `${characters[index]}${character}`)
}
