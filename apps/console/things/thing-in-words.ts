import { inLanguage } from '@hefu/app-browser/register'
import * as m from '../paraglide/messages.js'
import type { CityThing, EventKind, ThingKind, ThingStatus } from './city-thing.ts'

const STATUSES: Readonly<Record<ThingStatus, () => string>> = {
  'in-service': m.thing_in_service,
  'out-of-service': m.thing_out_of_service,
  planned: m.thing_planned,
  retired: m.thing_retired,
}
const EVENTS: Readonly<Record<EventKind, () => string>> = {
  installed: m.event_installed,
  inspected: m.event_inspected,
  repaired: m.event_repaired,
  moved: m.event_moved,
  retired: m.event_retired,
}

/** Whether a thing can be used. */
export function statusInWords(status: ThingStatus): string {
  return STATUSES[status]()
}

/** What happened to a thing. */
export function eventInWords(kind: EventKind): string {
  return EVENTS[kind]()
}

/** A place as latitude and longitude, to about a metre. */
export function placeInWords({ latitude, longitude }: Pick<CityThing, 'latitude' | 'longitude'>): string {
  return `${latitude.toFixed(5)}, ${longitude.toFixed(5)}`
}

/** What is said of a thing beyond what every thing has, under the names of its kind; what a kind has no name for keeps its id. */
export function attributesInWords(
  { attributes }: Pick<CityThing, 'attributes'>,
  kind: Pick<ThingKind, 'attributes'>,
): readonly { readonly name: string; readonly value: string }[] {
  return Object.entries(attributes).map(([id, value]) => {
    const known = kind.attributes.find((one) => one.id === id)
    const choice = known?.choices?.find((one) => one.id === value)
    return { name: known ? inLanguage(known.name) : id, value: choice ? inLanguage(choice.name) : String(value) }
  })
}
