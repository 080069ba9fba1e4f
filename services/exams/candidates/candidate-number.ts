const CANDIDATE_NUMBER = /^[0-9A-Z]{4,20}$/

/**
 * A candidate number as it is compared: full-width digits as plain ones, capitals, without spaces and hyphens.
 *
 * @returns null for what cannot be one
 */
export function candidateNumber(text: string): string | null {
  if (text.length > 40) return null
  const plain = text.normalize('NFKC').toUpperCase().replaceAll(/[\s-]/g, '')
  return CANDIDATE_NUMBER.test(plain) ? plain : null
}
