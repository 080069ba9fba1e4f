import {
  list,
  localText,
  number,
  oneOf,
  orNull,
  ProblemError,
  record,
  type Shape,
  text,
} from '@hefu/app-browser/city-api'
import type { LocalText } from '@hefu/standard'

/** Whether a thing can be used. */
export const THING_STATUSES = ['in-service', 'out-of-service', 'planned', 'retired'] as const
export type ThingStatus = (typeof THING_STATUSES)[number]

/** What happens to a thing in its life. */
export const EVENT_KINDS = ['installed', 'inspected', 'repaired', 'moved', 'retired'] as const
export type EventKind = (typeof EVENT_KINDS)[number]

/** A thing as everybody reads it. Times are Unix seconds. */
export interface CityThing {
  readonly id: string
  readonly kind: string
  readonly custodian: string
  readonly name: LocalText
  readonly latitude: number
  readonly longitude: number
  readonly address: LocalText | null
  readonly status: ThingStatus
  readonly gs1: string | null
  /** By the ids of the attributes of the kind. */
  readonly attributes: Readonly<Record<string, string | number>>
  /** Null while it is not retired. */
  readonly retiredAt: number | null
}
const attributes: Shape<CityThing['attributes']> = (value) => {
  const entries = Object.entries(typeof value === 'object' && value !== null ? value : {})
  if (entries.every(([, one]) => typeof one === 'string' || typeof one === 'number')) return Object.fromEntries(entries)
  throw new ProblemError('unreadable-answer', 'an attribute is neither a text nor a number')
}
const thing: Shape<CityThing> = record({
  id: text,
  kind: text,
  custodian: text,
  name: localText,
  latitude: number,
  longitude: number,
  address: orNull(localText),
  status: oneOf(THING_STATUSES),
  gs1: orNull(text),
  attributes,
  retiredAt: orNull(number),
})

/** Some things in the order of their ids, and behind which the next ones come. */
export interface ThingPage {
  readonly things: readonly CityThing[]
  readonly next: string | null
}
export const thingPage: Shape<ThingPage> = record({ things: list(thing), next: orNull(text) })

/** What has an id and a name, such as who looks after things. */
export interface Named {
  readonly id: string
  readonly name: LocalText
}
const named: Shape<Named> = record({ id: text, name: localText })

/** What things there are, such as lifts, and what is said of each; `choices` where an attribute is one of some. */
export interface ThingKind extends Named {
  readonly attributes: readonly (Named & { readonly choices: readonly Named[] | null })[]
}
const attribute = record({ id: text, name: localText, choices: orNull(list(named)) })
const kind: Shape<ThingKind> = record({ id: text, name: localText, attributes: list(attribute) })
export const kinds: Shape<{ readonly kinds: readonly ThingKind[] }> = record({ kinds: list(kind) })
export const custodians: Shape<{ readonly custodians: readonly Named[] }> = record({ custodians: list(named) })

/** Something that happened to a thing, and which office says so. */
export interface ThingEvent {
  readonly kind: EventKind
  readonly at: number
  readonly office: LocalText
  readonly note: string | null
}
const event: Shape<ThingEvent> = record({
  kind: oneOf(EVENT_KINDS),
  at: number,
  office: localText,
  note: orNull(text),
})

/** A thing with its kind, its custodian and its life. */
export interface ThingDetail {
  readonly thing: CityThing
  readonly kind: ThingKind
  readonly custodian: Named
  readonly events: readonly ThingEvent[]
}
export const thingDetail: Shape<ThingDetail> = record({ thing, kind, custodian: named, events: list(event) })
