import { canonicalGs1Path, isSubjectId, type LocalText, MAX_LABEL } from '@hefu/standard'
import { checkNumber, checkText } from '../import/check-text.ts'
import { type Checked, good, type Refusal, refuse } from '../import/refusal.ts'
import { checkAttributes } from './check-attributes.ts'
import type { ThingKind } from './kind.ts'
import { type Place, THING_STATUSES, type Thing, type ThingStatus } from './thing.ts'

/** A thing as somebody says it, in a file or a request: nothing of it is relied on. */
export interface SaidThing {
  readonly id?: unknown
  readonly kind?: unknown
  readonly custodian?: unknown
  readonly nameZh?: unknown
  readonly nameEn?: unknown
  readonly latitude?: unknown
  readonly longitude?: unknown
  readonly addressZh?: unknown
  readonly addressEn?: unknown
  readonly status?: unknown
  readonly gs1?: unknown
  readonly attributes?: unknown
}

/** What a thing is held to. */
export interface ThingRules {
  readonly kinds: ReadonlyMap<string, ThingKind>
  /** Whether there is a custodian of this id. */
  readonly custodians: ReadonlySet<string>
}

/** Longest address, in code points. */
const MAX_ADDRESS = 120

/** Holds a thing to the rules, and says the first that it breaks. */
export function checkThing(said: SaidThing, { kinds, custodians }: ThingRules): Checked<Thing> {
  const { id, kind: kindId, custodian } = said
  if (isEmpty(id)) return refuse('id', 'missing')
  if (typeof id !== 'string' || !isSubjectId(id)) return refuse('id', 'malformed')
  if (isEmpty(kindId)) return refuse('kind', 'missing')
  const kind = typeof kindId === 'string' ? kinds.get(kindId) : undefined
  if (!kind) return refuse('kind', 'unknown-kind')
  if (isEmpty(custodian)) return refuse('custodian', 'missing')
  if (typeof custodian !== 'string' || !custodians.has(custodian)) return refuse('custodian', 'unknown-custodian')
  const name = checkBoth('name', said.nameZh, said.nameEn, MAX_LABEL)
  if (name.outcome === 'refused') return name
  if (name.value === null) return refuse('name', 'missing')
  const place = checkPlace(said)
  if (place.outcome === 'refused') return place
  const status = isEmpty(said.status) ? 'in-service' : said.status
  if (!isStatus(status)) return refuse('status', 'unknown-choice')
  // In its one form, in which it is looked for.
  const gs1 = typeof said.gs1 === 'string' && said.gs1 !== '' ? canonicalGs1Path(said.gs1) : null
  if (gs1 === null && !isEmpty(said.gs1)) return refuse('gs1', 'malformed')
  const given = said.attributes ?? {}
  if (!isRecord(given)) return refuse('attributes', 'malformed')
  const attributes = checkAttributes(kind, given)
  if (attributes.outcome === 'refused') return attributes
  return good({
    id,
    kind: kind.id,
    custodian,
    name: name.value,
    place: place.value,
    status,
    attributes: attributes.value,
    gs1,
  })
}

/** A point and, where there is one, its address. */
export function checkPlace(
  said: Pick<SaidThing, 'latitude' | 'longitude' | 'addressZh' | 'addressEn'>,
): Checked<Place> {
  if (isEmpty(said.latitude)) return refuse('latitude', 'missing')
  if (isEmpty(said.longitude)) return refuse('longitude', 'missing')
  const latitude = checkNumber('latitude', said.latitude, -90, 90)
  if (latitude.outcome === 'refused') return latitude
  const longitude = checkNumber('longitude', said.longitude, -180, 180)
  if (longitude.outcome === 'refused') return longitude
  const address = checkBoth('address', said.addressZh, said.addressEn, MAX_ADDRESS)
  if (address.outcome === 'refused') return address
  return good({
    latitude: toMicrodegrees(latitude.value),
    longitude: toMicrodegrees(longitude.value),
    address: address.value,
  })
}

/** What is said in one language only stands for both: most registers of things have one. */
function checkBoth(field: string, zh: unknown, en: unknown, most: number): Checked<LocalText | null> {
  const texts = { zh: isEmpty(zh) ? en : zh, en: isEmpty(en) ? zh : en }
  if (isEmpty(texts.zh)) return good(null)
  const chinese = checkText(`${field}.zh-CN`, texts.zh, most)
  if (chinese.outcome === 'refused') return chinese
  const english = texts.en === texts.zh ? chinese : checkText(`${field}.en`, texts.en, most)
  if (english.outcome === 'refused') return english
  return good({ 'zh-CN': chinese.value, en: english.value })
}

/** Six decimals are 11 cm, and the same in every format that a thing is written in. */
function toMicrodegrees(degrees: number): number {
  return Math.round(degrees * 1e6) / 1e6 + 0
}

function isStatus(value: unknown): value is ThingStatus {
  return (THING_STATUSES as readonly unknown[]).includes(value)
}

/** Tables have empty cells where JSON has null or nothing. */
function isEmpty(value: unknown): value is undefined | null | '' {
  return value === undefined || value === null || value === ''
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** A refusal in a line for people. */
export function refusalWords({ field, reason }: Refusal): string {
  return field === '' ? reason : `${field}: ${reason}`
}
