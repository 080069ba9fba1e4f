import type { LocalText } from '@hefu/standard'
import type { CityThing, EventKind } from './city-thing.ts'
import type { SaidEvent } from './thing-client.ts'

/** What an officer has filled in of something that happened. */
export interface EventDraft {
  readonly kind: EventKind | null
  readonly note: string
  /** Latitude and longitude as they are typed or copied from a map. */
  readonly place: string
  readonly address: LocalText
  readonly sure: boolean
}

/** What is missing before it can be told. */
export type EventLack = 'kind' | 'note-long' | 'place' | 'address' | 'sure'

const LONGEST_NOTE = 400

/** A form that is not filled in yet: a move begins from where the thing is. */
export function emptyDraft(thing: Pick<CityThing, 'address'>): EventDraft {
  return { kind: null, note: '', place: '', address: thing.address ?? { 'zh-CN': '', en: '' }, sure: false }
}

/** Reads `30.25, 120.17`, also with a Chinese comma or a space alone; null for what is no place on earth. */
export function readPlace(text: string): { readonly latitude: number; readonly longitude: number } | null {
  const [, north, east] = /^\s*(-?\d{1,2}(?:\.\d+)?)\s*[,，\s]\s*(-?\d{1,3}(?:\.\d+)?)\s*$/.exec(text) ?? []
  const [latitude, longitude] = [Number(north), Number(east)]
  return Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180 ? { latitude, longitude } : null
}

/** Why it cannot be told yet; null when it can. */
export function lackOfEvent({ kind, note, place, address, sure }: EventDraft): EventLack | null {
  if (!kind) return 'kind'
  if ([...note.trim()].length > LONGEST_NOTE) return 'note-long'
  if (kind === 'moved' && !readPlace(place)) return 'place'
  if (kind === 'moved' && (address['zh-CN'].trim() === '') !== (address.en.trim() === '')) return 'address'
  return kind === 'retired' && !sure ? 'sure' : null
}

/** What happened, as the city takes it; null while something is missing. */
export function eventOf(draft: EventDraft): SaidEvent | null {
  const { kind, note, address } = draft
  if (!kind || lackOfEvent(draft)) return null
  const said = note.trim()
  const place = kind === 'moved' ? readPlace(draft.place) : null
  const words = { 'zh-CN': address['zh-CN'].trim(), en: address.en.trim() }
  return {
    kind,
    ...(said !== '' && { note: said }),
    ...(place && { place: { ...place, address: words.en === '' ? null : words } }),
  }
}
