import { z } from 'zod'

/** The claims about one person, as the provider gave them. */
export interface PersonClaims {
  readonly name?: string | undefined
  readonly birthdate?: string | undefined
  readonly hefu_name_latin?: string | undefined
  readonly hefu_residency?: string | undefined
  readonly hefu_concession?: string | undefined
  readonly hefu_id_type?: string | undefined
  readonly hefu_id_number?: string | undefined
  readonly hefu_photo_digest?: string | undefined
}

/**
 * What the city reads of an identity provider's claims (OpenID Connect Core, section 5.1, and the provider's own under `hefu_`).
 * They pass through: nothing of them is kept or logged. Unknown claims are dropped here.
 */
export const PersonClaims: z.ZodType<PersonClaims> = z.object({
  name: z.string().optional(),
  birthdate: z.string().optional(),
  hefu_name_latin: z.string().optional(),
  hefu_residency: z.string().optional(),
  hefu_concession: z.string().optional(),
  hefu_id_type: z.string().optional(),
  hefu_id_number: z.string().optional(),
  hefu_photo_digest: z.string().optional(),
})
