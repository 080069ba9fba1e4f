import type { LocalText } from '@hefu/standard'

/** Whether a thing can be used. What is retired stays so: its id and its label are not given to another. */
export const THING_STATUSES = ['in-service', 'out-of-service', 'planned', 'retired'] as const
export type ThingStatus = (typeof THING_STATUSES)[number]

/** What happens to a thing in its life. */
export const EVENT_KINDS = ['installed', 'inspected', 'repaired', 'moved', 'retired'] as const
export type EventKind = (typeof EVENT_KINDS)[number]

/** A point of the earth, in degrees (WGS 84). */
export interface Point {
  readonly latitude: number
  readonly longitude: number
}

/** Where a thing is. */
export interface Place extends Point {
  /** As people say it; null where there is none, as for a hydrant in a field. */
  readonly address: LocalText | null
}

/** What a custodian says of a thing beyond what every thing has, under the ids of its kind's attributes. Dates are `YYYY-MM-DD`. */
export type AttributeValues = Readonly<Record<string, string | number>>

/** A thing that carries a code, as it is kept: everything of it is public. */
export interface Thing {
  readonly id: string
  readonly kind: string
  readonly custodian: string
  readonly name: LocalText
  readonly place: Place
  readonly status: ThingStatus
  readonly attributes: AttributeValues
  /** A GS1 Digital Link path such as `/8004/...`, where the owner has a GS1 key for it. */
  readonly gs1: string | null
}

/** A thing with what the city notes of its row. */
export interface KeptThing extends Thing {
  /** Unix seconds of the last change. */
  readonly changedAt: number
  /** Unix seconds; null while it is not retired. */
  readonly retiredAt: number | null
}

/** Something that happened to a thing: when, and which office says so. Never who: an office has a name, a person has none here. */
export interface ThingEvent {
  readonly kind: EventKind
  /** Unix seconds. */
  readonly at: number
  readonly office: LocalText
  readonly note: string | null
}

/** Who looks after things. */
export interface Custodian {
  readonly id: string
  readonly name: LocalText
}
