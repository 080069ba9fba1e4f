import { z } from 'zod'
import type { SaidThing } from './check-thing.ts'
import { NameSchema } from './kind-schema.ts'
import { type AttributeValues, EVENT_KINDS, THING_STATUSES, type ThingStatus } from './thing.ts'
import type { SaidEvent } from './work-on-things.ts'

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
const ThingMembers = z.object({
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
export const ThingsAnswer: z.ZodType = z.object({
  things: z.array(
    ThingMembers.extend({
      distance: z.number().optional().meta({ description: 'Metres, where the nearest were asked for.' }),
    }),
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
export const ThingDetailAnswer: z.ZodType = z.object({
  thing: ThingMembers,
  kind: KindAnswer,
  custodian: CustodianAnswer,
  events: z.array(EventAnswer),
})

/** What things there are. */
export const KindsAnswer: z.ZodType = z.object({ kinds: z.array(KindAnswer) })
/** Who looks after things. */
export const CustodiansAnswer: z.ZodType = z.object({ custodians: z.array(CustodianAnswer) })

/** A text in one language or both. */
interface OneOrBoth {
  readonly 'zh-CN'?: string | undefined
  readonly en?: string | undefined
}

interface SentPlace {
  readonly latitude: number
  readonly longitude: number
  readonly address?: OneOrBoth | null | undefined
}

/** A thing as its custodian sends it; its id stands in the address. */
export interface SentThing extends SentPlace {
  readonly kind: string
  readonly name: OneOrBoth
  readonly status?: ThingStatus | undefined
  readonly gs1?: string | null | undefined
  readonly attributes?: AttributeValues | undefined
}

/** What happened to a thing, as its custodian sends it. */
export interface SentEvent extends Omit<SaidEvent, 'place'> {
  readonly place?: SentPlace | undefined
}

const Place = { latitude: z.number(), longitude: z.number(), address: Either.nullish() }

export const ThingBody: z.ZodType<SentThing> = z.strictObject({
  kind: z.string(),
  name: Either,
  ...Place,
  status: z.enum(THING_STATUSES).optional(),
  gs1: z.string().nullish(),
  attributes: Attributes.optional(),
})

const Event = z.strictObject({
  kind: z.enum(EVENT_KINDS),
  at: z.int().optional(),
  note: z.string().nullish(),
  place: z.strictObject(Place).optional().meta({ description: 'Where it was moved to.' }),
})
export const EventBody: z.ZodType<SentEvent> = Event.extend({ office: NameSchema })
/** The same as an officer sends it: their office is known. */
export const OfficerEventBody: z.ZodType<Omit<SentEvent, 'office'>> = Event

/** What was sent of a thing, for {@link putThing}. */
export function saidIn(id: string, { name, address, ...same }: SentThing): SaidThing {
  return { ...same, id, nameZh: name['zh-CN'], nameEn: name.en, ...addressIn(address) }
}

/** What was sent of an event, for {@link tellEvent}. */
export function saidEventIn({ place, ...same }: SentEvent): SaidEvent {
  if (!place) return same
  const { latitude, longitude, address } = place
  return { ...same, place: { latitude, longitude, ...addressIn(address) } }
}

function addressIn(address: SentPlace['address']): Pick<SaidThing, 'addressZh' | 'addressEn'> {
  return { addressZh: address?.['zh-CN'], addressEn: address?.en }
}
