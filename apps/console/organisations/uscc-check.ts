/** Characters by their values, which are those of GB 32100-2015, table 3: without I, O, S, V and Z. */
const CHARACTERS = '0123456789ABCDEFGHJKLMNPQRTUWXY'

/**
 * The check digit that the first 17 characters of a unified social credit code (统一社会信用代码) ask for: weights are powers of 3 modulo 31
 * (GB 32100-2015, section 5).
 *
 * @returns null for what is no such code
 */
export function expectedCheckDigit(code: string): string | null {
  let sum = 0
  let weight = 1
  for (const character of code.slice(0, 17)) {
    const value = CHARACTERS.indexOf(character)
    if (value < 0) return null
    sum += value * weight
    weight = (weight * 3) % 31
  }
  return code.length === 18 ? (CHARACTERS[(31 - (sum % 31)) % 31] ?? null) : null
}

/** Whether a code has another check digit than it should. Some early codes are so by law: it is a reason to look, and none to refuse. */
export function isDoubted(code: string | null): boolean {
  if (code === null) return false
  const expected = expectedCheckDigit(code)
  return expected !== null && expected !== code[17]
}
