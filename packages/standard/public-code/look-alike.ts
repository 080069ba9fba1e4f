import punycode from 'punycode/punycode.js'

/**
 * Letters of other scripts, and digits, that are drawn like a Latin letter in common typefaces. Not complete, and need not be: it only decides
 * whether a host that is not registered is called strange or a look-alike.
 */
const DRAWN_ALIKE: Readonly<Record<string, string>> = {
  '0': 'o',
  '1': 'l',
  '3': 'e',
  '5': 's',
  i: 'l',
  '|': 'l',
  q: 'g',
  а: 'a',
  в: 'b',
  е: 'e',
  ё: 'e',
  к: 'k',
  м: 'm',
  н: 'h',
  о: 'o',
  р: 'p',
  с: 'c',
  т: 't',
  у: 'y',
  х: 'x',
  і: 'l',
  ї: 'l',
  ј: 'j',
  ѕ: 's',
  ԁ: 'd',
  ԛ: 'g',
  ԝ: 'w',
  һ: 'h',
  ь: 'b',
  п: 'n',
  г: 'r',
  ӏ: 'l',
  α: 'a',
  β: 'b',
  γ: 'y',
  ε: 'e',
  η: 'n',
  ι: 'l',
  κ: 'k',
  ν: 'v',
  ο: 'o',
  ρ: 'p',
  σ: 'o',
  τ: 't',
  υ: 'u',
  χ: 'x',
  ω: 'w',
  ɑ: 'a',
  ɡ: 'g',
  ı: 'l',
  ł: 'l',
  ø: 'o',
  đ: 'd',
  ð: 'd',
  þ: 'p',
  ɩ: 'l',
  ʟ: 'l',
  ո: 'n',
  օ: 'o',
  ս: 'u',
  հ: 'h',
  ց: 'g',
  ա: 'w',
}

/** How a host is drawn, roughly: letters that look alike become one, dots and hyphens go. */
function skeletonOf(host: string): string {
  const letters = host
    .split('.')
    .map((part) => (part.startsWith('xn--') ? decoded(part.slice(4)) : part))
    .join('')
    .normalize('NFKD')
    .toLowerCase()
    .replaceAll(/[\p{M}-]/gu, '')
  return [...letters]
    .map((letter) => DRAWN_ALIKE[letter] ?? letter)
    .join('')
    .replaceAll('rn', 'm')
    .replaceAll('vv', 'w')
    .replaceAll('cl', 'd')
}

/**
 * Whether a host that is none of the known ones might be taken for one: drawn alike, one or two letters away, or with a known host within it.
 *
 * @param hosts in lower case, in the form in which they stand in an address
 */
export function looksLike(host: string, known: readonly string[]): boolean {
  const drawn = skeletonOf(host)
  return known.some((candidate) => {
    const real = skeletonOf(candidate)
    if (host === candidate) return false
    return drawn.includes(real) || (real.length >= 8 && distance(drawn, real) <= 2)
  })
}

function decoded(part: string): string {
  try {
    return punycode.decode(part)
  } catch {
    return part
  }
}

/** Restricted Damerau–Levenshtein distance, given up as soon as it is above 2. */
function distance(a: string, b: string): number {
  if (Math.abs(a.length - b.length) > 2) return 3
  let before: number[] = []
  let last = Array.from({ length: b.length + 1 }, (_, j) => j)
  for (let i = 1; i <= a.length; i++) {
    const row = [i]
    for (let j = 1; j <= b.length; j++) {
      const cost = a[i - 1] === b[j - 1] ? 0 : 1
      const swapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]
      row[j] = Math.min(
        at(last, j) + 1,
        at(row, j - 1) + 1,
        at(last, j - 1) + cost,
        swapped ? at(before, j - 2) + 1 : Number.POSITIVE_INFINITY,
      )
    }
    if (Math.min(...row) > 2) return 3
    before = last
    last = row
  }
  return at(last, b.length)
}

function at(row: readonly number[], index: number): number {
  return row[index] ?? Number.POSITIVE_INFINITY
}
