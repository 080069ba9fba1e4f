import { type LocalText, MAX_INSPECTORS } from '@hefu/standard'
import { z } from 'zod'

const Text = (max: number): z.ZodType<LocalText> =>
  z.object({ 'zh-CN': z.string().min(1).max(max), en: z.string().min(1).max(max) })
const AuthorityId = z.string().regex(/^[a-z0-9]{3,8}$/)

/** What an officer registers. */
export const PlanBody: z.ZodType<{
  readonly authority: string
  readonly organisation: string
  readonly day: string
  readonly task: LocalText
  readonly legalBasis: LocalText
  readonly officers: readonly string[]
}> = z.object({
  authority: AuthorityId.meta({ description: 'The id of its inspection key.' }),
  organisation: z.string().min(1).max(40),
  day: z.string().length(10),
  task: Text(80),
  legalBasis: Text(400),
  officers: z.array(z.string().min(1).max(120)).min(1).max(MAX_INSPECTORS).meta({
    description: 'Who may come, as offices and posts; never names.',
  }),
})

/** A key to be made ready for the register. */
export const KeyBody: z.ZodType<{ readonly id: string }> = z.object({
  id: AuthorityId.meta({ description: 'What the key is to be called, such as `food1`.' }),
})

/** The public half of a key. */
export const KeyAnswer: z.ZodObject = z.object({
  id: z.string(),
  publicKey: z
    .string()
    .meta({ description: 'Ed25519, base64url: to be proposed as a label key that serves `inspection`.' }),
})

/** A registered inspection as its authority sees it. */
export const InspectionSchema: z.ZodObject = z.object({
  id: z.string(),
  authority: z.string(),
  organisation: z.string(),
  day: z.string(),
  task: z.object({ 'zh-CN': z.string(), en: z.string() }),
  legalBasis: z.object({ 'zh-CN': z.string(), en: z.string() }),
  officers: z.array(z.string()),
  rating: z.int().nullable(),
  comment: z.string().nullable(),
})

/** Several of them. */
export const InspectionsAnswer: z.ZodObject = z.object({ inspections: z.array(InspectionSchema) })

/** A task code. */
export const CodeAnswer: z.ZodObject = z.object({
  id: z.string(),
  code: z.string().meta({ description: 'The text of a QR code, `HT1:...`.' }),
})

/** A code that an organisation was shown. */
export const ShownBody: z.ZodType<{ readonly code: string }> = z.object({ code: z.string().max(4296) })

/** What an organisation says of an inspection. */
export const RatingBody: z.ZodType<{
  readonly code: string
  readonly rating: number
  readonly comment: string | null
}> = z.object({
  code: z.string().max(4296),
  rating: z.int().min(1).max(5),
  comment: z.string().min(1).max(1000).nullable(),
})

/** What is public. */
export const AuthoritiesAnswer: z.ZodObject = z.object({
  authorities: z.array(
    z.object({
      id: z.string(),
      name: z.object({ 'zh-CN': z.string(), en: z.string() }),
      inspections: z.int().meta({ description: 'Of days that are over.' }),
      ratings: z.int(),
      average: z.number().nullable().meta({ description: 'Null for fewer than 10 ratings.' }),
    }),
  ),
})
