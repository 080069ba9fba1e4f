import { anything, type CityApi } from '@hefu/app-browser/city-api'
import {
  type CityThing,
  custodians,
  type EventKind,
  kinds,
  type Named,
  type ThingDetail,
  type ThingKind,
  thingDetail,
  thingPage,
} from './city-thing.ts'

/** What things are looked for by; what is empty is not asked for. */
export interface ThingQuery {
  readonly words: string
  readonly kind: string
  readonly custodian: string
  readonly status: string
  /** West, south, east and north in degrees. */
  readonly area: readonly number[] | null
}

/** Most that one answer has. */
const PAGE = 200
/** Longest text that is looked for. */
const LONGEST = 100

/** The path of a search; one-letter ids of another city are no trouble. */
export function searchPath({ words, kind, custodian, status, area }: ThingQuery, after: string | null): string {
  const q = words.trim().slice(0, LONGEST)
  const given = { q, kind, custodian, status, area: area ? area.map((degrees) => degrees.toFixed(5)).join(',') : '' }
  const asked = Object.entries({ ...given, after: after ?? '' }).filter(([, value]) => value !== '')
  return `/things?${new URLSearchParams([...asked, ['limit', String(PAGE)]])}`
}

/** Things that fit, by their ids, from the one behind `after` on. @throws ProblemError `malformed-request` for words that say nothing */
export function searchThings(
  api: CityApi,
  query: ThingQuery,
  after: string | null,
): Promise<{ readonly things: readonly CityThing[]; readonly next: string | null }> {
  return api.get(searchPath(query, after), thingPage)
}

/** What things there are, and who looks after them. */
export async function readRegister(
  api: CityApi,
): Promise<{ readonly kinds: readonly ThingKind[]; readonly custodians: readonly Named[] }> {
  const [known, offices] = await Promise.all([
    api.get('/things/kinds', kinds),
    api.get('/things/custodians', custodians),
  ])
  return { kinds: known.kinds, custodians: offices.custodians }
}

/** A thing, also a retired one. @throws ProblemError `unknown-thing` */
export function readThing(api: CityApi, id: string): Promise<ThingDetail> {
  return api.getPast(`/things/${encodeURIComponent(id)}.json`, thingDetail)
}

/** What an officer says of something that happened; their office stands beside it by the register. */
export interface SaidEvent {
  readonly kind: EventKind
  readonly note?: string
  /** Where it was moved to. */
  readonly place?: {
    readonly latitude: number
    readonly longitude: number
    readonly address: { readonly 'zh-CN': string; readonly en: string } | null
  }
}

/** Tells what happened to a thing. @throws ProblemError `retired`, `unknown-thing`, or the rule that refuses it */
export async function tellEvent(api: CityApi, id: string, said: SaidEvent): Promise<void> {
  await api.send('POST', `/officers/things/${encodeURIComponent(id)}/events`, said, anything)
}
