/** What the city reads of an identity provider's claims: those of OpenID Connect Core, section 5.1, and the provider's own under `hefu_`. */
export const CLAIM_NAMES = [
  'name',
  'birthdate',
  'hefu_name_latin',
  'hefu_residency',
  'hefu_concession',
  'hefu_id_type',
  'hefu_id_number',
  'hefu_photo_digest',
] as const

/** The name of a claim that the city reads. */
export type ClaimName = (typeof CLAIM_NAMES)[number]

/**
 * The claims about one person. Absent where the provider gave none, `null` where it gave something that is not text. They pass
 * through: nothing of them is kept or logged.
 */
export type PersonClaims = { readonly [Name in ClaimName]?: string | null }

/** Reads the claims that the city knows and drops all others. */
export function readPersonClaims(given: Readonly<Record<string, unknown>>): PersonClaims {
  const entries = CLAIM_NAMES.map((name) => [name, textOf(given[name])] as const)
  return Object.fromEntries(entries.filter(([, value]) => value !== undefined))
}

/** A claim without a value should be left out; some providers write `null` or an empty text (OpenID Connect Core, section 5.3.2). */
function textOf(value: unknown): string | null | undefined {
  if (value === undefined || value === null || value === '') return undefined
  return typeof value === 'string' ? value : null
}
