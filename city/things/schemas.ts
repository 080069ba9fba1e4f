import { z } from 'zod'
import { NameSchema } from './kind-schema.ts'
import { EVENT_KINDS, THING_STATUSES } from './thing.ts'

/*
 * The shapes of things over HTTP. Times are Unix seconds. What a custodian sends is held to the rules by check-thing.ts, whose reasons are the
 * codes of the refusals; these schemas only see to it that it has the right members.
 */

const ThingId = z.string().meta({ example: 'lift-00042' })
const Attributes = z
  .record(z.string(), z.union([z.string(), z.number()]))
  .meta({ description: 'By the ids of the attributes of the kind; dates are YYYY-MM-DD.' })
const Either = z.strictObject({ 'zh-CN': z.string().optional(), en: z.string().optional() })

/** A thing as anybody reads it. */
export const ThingAnswer = z.object({
  id: ThingId,
  kind: z.string(),
  custodian: z.string(),
  name: NameSchema,
  latitude: z.number(),
  longitude: z.number(),
  address: NameSchema.nullable(),
  status: z.enum(THING_STATUSES),
  gs1: z.string().nullable(),
  attributes: Attributes,
  changedAt: z.int(),
  retiredAt: z.int().nullable(),
})

/** Some things. */
export const ThingsAnswer = z.object({
  things: z.array(
    ThingAnswer.extend({ distance: z.number().optional().meta({ description: 'Metres, where the nearest were asked for.' }) }),
  ),
  next: z.string().nullable().meta({ description: 'What to send as `after` for the next ones; null at the end.' }),
})

const EventAnswer = z.object({
  kind: z.enum(EVENT_KINDS),
  at: z.int(),
  office: NameSchema,
  note: z.string().nullable(),
})

const CustodianAnswer = z.object({ id: z.string(), name: NameSchema })
const AttributeAnswer = z.looseObject({ id: z.string(), name: NameSchema, required: z.boolean(), kind: z.string() })
const KindAnswer = z.object({ id: z.string(), name: NameSchema, attributes: z.array(AttributeAnswer) })

/** A thing with its kind, its custodian and its life. */
export const ThingDetailAnswer = z.object({
  thing: ThingAnswer,
  kind: KindAnswer,
  custodian: CustodianAnswer,
  events: z.array(EventAnswer),
})

export const KindsAnswer = z.object({ kinds: z.array(KindAnswer) })
export const CustodiansAnswer = z.object({ custodians: z.array(CustodianAnswer) })

/** A thing as its custodian sends it. */
export const ThingBody = z.strictObject({
  kind: z.string(),
  name: Either,
  latitude: z.number(),
  longitude: z.number(),
  address: Either.nullish(),
  status: z.enum(THING_STATUSES).optional(),
  gs1: z.string().nullish(),
  attributes: Attributes.optional(),
})

/** What happened to a thing, as its custodian sends it. */
export const EventBody = z.strictObject({
  kind: z.enum(EVENT_KINDS),
  at: z.int().optional(),
  office: NameSchema,
  note: z.string().nullish(),
  place: z
    .strictObject({ latitude: z.number(), longitude: z.number(), address: Either.nullish() })
    .optional()
    .meta({ description: 'Where it was moved to.' }),
})
