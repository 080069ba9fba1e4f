import { EARLY_END_REASONS, type EarlyEndReason, PROOF_TYPE } from '@hefu/standard'
import { z } from 'zod'

/** Longest encoded proof: a commitment, a showing and a nonce, with room to spare. */
const MAX_PROOF = 6000

/** Answer of the nonce endpoint (OpenID4VCI 1.0, section 7.2). */
export const NonceAnswer: z.ZodObject<{ c_nonce: z.ZodString }> = z.object({
  c_nonce: z.string().meta({ description: 'Good for five minutes, for any request of anybody.' }),
})

/** A credential request (OpenID4VCI 1.0, section 8.2), of the one shape that an issuer of this standard answers. */
export const CredentialRequestBody: z.ZodType<{
  readonly credential_configuration_id: string
  readonly proofs: { readonly [PROOF_TYPE]: readonly string[] }
}> = z.object({
  credential_configuration_id: z.string().max(64).meta({ example: 'person.entry' }),
  proofs: z.object({
    [PROOF_TYPE]: z
      .array(z.string().min(1).max(MAX_PROOF))
      .length(1)
      .meta({ description: 'base64url of dCBOR [1, epoch, commitment, nonce, [epoch, pseudonym, proof] or null].' }),
  }),
})

/** A credential response (section 8.3). */
export const CredentialAnswer: z.ZodType<{
  readonly credentials: readonly { readonly credential: string }[]
  readonly notification_id: string
}> = z.object({
  credentials: z.array(
    z.object({
      credential: z.string().meta({
        description: 'base64url of dCBOR [1, issuer, type, epoch, [value, ...], entropy, blind signature].',
      }),
    }),
  ),
  notification_id: z.string(),
})

/** A notification (section 11.1), with the showing that proves an acceptance. */
export const NotificationBody: z.ZodType<{
  readonly notification_id: string
  readonly event: 'credential_accepted' | 'credential_failure' | 'credential_deleted'
  readonly hefu_showing?: string | undefined
  readonly c_nonce?: string | undefined
}> = z.object({
  notification_id: z.string().max(400),
  event: z.enum(['credential_accepted', 'credential_failure', 'credential_deleted']),
  event_description: z.string().max(400).optional().meta({ description: 'Not read.' }),
  hefu_showing: z
    .string()
    .max(MAX_PROOF)
    .optional()
    .meta({ description: 'With credential_accepted: base64url of dCBOR [1, epoch, pseudonym, proof].' }),
  c_nonce: z.string().max(200).optional().meta({ description: 'The nonce that hefu_showing is bound to.' }),
})

/** What a wallet is told of a credential that an act of the register ended. */
interface EarlyEndSaid {
  readonly reason: EarlyEndReason
  /** Its index in the log. */
  readonly act: number
  /** Unix seconds. */
  readonly decidedAt: number
  readonly appealBy: number
}

/** An error of the issuance endpoints (sections 8.3.1.2 and 11.3). */
export const IssuanceError: z.ZodType<{
  readonly error: string
  readonly error_description?: string | undefined
  readonly hefu_reason?: string | undefined
  readonly hefu_early_end?: EarlyEndSaid | undefined
}> = z.object({
  error: z.string().meta({ example: 'invalid_nonce' }),
  error_description: z.string().optional().meta({ description: 'For developers, in English.' }),
  hefu_reason: z.string().optional().meta({ description: 'The rule that denied it, such as replacements-exhausted.' }),
  hefu_early_end: z
    .object({ reason: z.enum(EARLY_END_REASONS), act: z.int(), decidedAt: z.int(), appealBy: z.int() })
    .optional()
    .meta({ description: 'With ended-early: why, by which act of the log, when, and until when an appeal is taken.' }),
})
