import { MANDATE_POWERS, MAX_CAP, type MandatePower } from '@hefu/standard'
import { z } from 'zod'

const Powers = z.array(z.enum(MANDATE_POWERS)).min(1).max(MANDATE_POWERS.length)

/** What an organisation grants; for which organisation, its session says. */
export const GrantBody: z.ZodType<{
  readonly powers: readonly MandatePower[]
  readonly cap: string | null
  readonly validUntil: string | null
}> = z.object({
  powers: Powers.meta({ description: 'In the order of the published list, each once.' }),
  cap: z.string().min(1).max(MAX_CAP).nullable().meta({ description: 'Up to what, in words; null without a limit.' }),
  validUntil: z.string().length(10).nullable().meta({ description: 'The last day, YYYY-MM-DD.' }),
})

/** A first mandate of an organisation, as two officers grant it. */
export const FirstMandateBody: z.ZodType<
  z.infer<typeof GrantBody> & { readonly organisation: string; readonly organisationName: string }
> = z.object({
  organisation: z.string().min(1).max(40).meta({ description: 'Its id, as on its door.' }),
  organisationName: z.string().min(1).max(120),
  powers: Powers,
  cap: z.string().min(1).max(MAX_CAP).nullable(),
  validUntil: z.string().length(10).nullable(),
})

/** A grant as its organisation sees it. */
const GrantSchema: z.ZodObject = z.object({
  id: z.string().meta({ description: 'To tell grants apart. Whom one was handed to, only the organisation knows.' }),
  powers: z.array(z.enum(MANDATE_POWERS)),
  cap: z.string().nullable(),
  validUntil: z.string().nullable(),
  grantedOn: z.string(),
  redeemed: z.boolean(),
  endedOn: z.string().nullable(),
})

/** All grants of an organisation. */
export const GrantsAnswer: z.ZodObject = z.object({ mandates: z.array(GrantSchema) })

/** A new grant with its code. */
export const GrantedAnswer: z.ZodObject = z.object({
  id: z.string(),
  code: z
    .string()
    .meta({ description: 'The text of a QR code, `HG1:...`, good for one wallet. It is answered this once.' }),
})
