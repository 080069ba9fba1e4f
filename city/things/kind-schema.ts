import type { LocalText } from '@hefu/standard'
import { isLabelText } from '@hefu/standard'
import { z } from 'zod'
import { CityError } from '../error.ts'
import { isDate } from '../import/check-text.ts'
import type { Attribute, ThingKind } from './kind.ts'

/** Ids that the city's team gives: in files, addresses and names of columns. */
const GIVEN_ID = /^[a-z0-9][a-z0-9.-]{0,39}$/
/** Most attributes of a kind. */
const MAX_ATTRIBUTES = 40

/** Whether a text may be the id of a kind, an attribute, a choice or a custodian. */
export function isGivenId(text: string): boolean {
  return GIVEN_ID.test(text)
}

const GivenId = z.string().regex(GIVEN_ID)
const Visible = z.string().refine(isLabelText)
/** A name in both languages. */
export const NameSchema: z.ZodType<LocalText> = z.strictObject({ 'zh-CN': Visible, en: Visible })
const DateText = z.string().refine(isDate)
const common = { id: GivenId, name: NameSchema, required: z.boolean().default(false) }

const AttributeSchema: z.ZodType<Attribute> = z
  .discriminatedUnion('kind', [
    z.strictObject({ ...common, kind: z.literal('text'), most: z.int().min(1).max(200).default(60) }),
    z.strictObject({ ...common, kind: z.literal('number'), least: z.number(), most: z.number() }),
    z.strictObject({
      ...common,
      kind: z.literal('date'),
      earliest: DateText.default('1900-01-01'),
      latest: DateText.default('2199-12-31'),
    }),
    z.strictObject({
      ...common,
      kind: z.literal('choice'),
      choices: z
        .array(z.strictObject({ id: GivenId, name: NameSchema }))
        .min(1)
        .max(60)
        .refine(hasDistinctIds),
    }),
  ])
  .refine((attribute) => attribute.kind !== 'number' || attribute.least <= attribute.most)

/** A kind of things as the city's team writes it. */
export const KindSchema: z.ZodType<ThingKind> = z.strictObject({
  id: GivenId,
  name: NameSchema,
  attributes: z.array(AttributeSchema).max(MAX_ATTRIBUTES).refine(hasDistinctIds),
})

/** Reads a kind. @throws CityError `invalid-kind`, naming what does not fit */
export function parseKind(json: unknown): ThingKind {
  const result = KindSchema.safeParse(json)
  if (result.success) return result.data
  const places = result.error.issues.map(({ path, message }) => `${path.map(String).join('.') || 'kind'}: ${message}`)
  throw new CityError('invalid-kind', places.slice(0, 5).join('; '))
}

function hasDistinctIds(given: readonly { readonly id: string }[]): boolean {
  return new Set(given.map(({ id }) => id)).size === given.length
}
