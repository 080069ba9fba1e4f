/**
 * Whether the last of some digits is their GS1 check digit (GS1 General Specifications, section 7.9.1): the others weigh 3 and 1 by turns, from the right,
 * and all together make a multiple of ten.
 */
export function hasGs1CheckDigit(digits: string): boolean {
  if (!/^\d{2,}$/.test(digits)) return false
  return Number(digits.at(-1)) === gs1CheckDigit(digits.slice(0, -1))
}

/** The GS1 check digit that follows some digits. */
export function gs1CheckDigit(digits: string): number {
  let sum = 0
  for (let i = 1; i <= digits.length; i++) sum += Number(digits[digits.length - i]) * (i % 2 === 1 ? 3 : 1)
  return (10 - (sum % 10)) % 10
}
