import { type Checked, good, refuse } from '../../import/refusal.ts'
import type { SaidThing } from '../check-thing.ts'

/** What a thing may have in JSON. */
const MEMBERS = [
  'id',
  'kind',
  'custodian',
  'name',
  'latitude',
  'longitude',
  'address',
  'status',
  'gs1',
  'attributes',
] as const

/** Reads the members of a thing in JSON. One that is not known is refused, so that a misspelt one is not passed over. */
export function saidInJson(value: unknown): Checked<SaidThing> {
  if (!isRecord(value)) return refuse('', 'unreadable')
  for (const member of Object.keys(value)) {
    if (!(MEMBERS as readonly string[]).includes(member)) return refuse('', 'unknown-field')
  }
  const { name, address, ...same } = value
  const names = bothOf(name)
  if (!names) return refuse('name', 'malformed')
  const addresses = bothOf(address)
  if (!addresses) return refuse('address', 'malformed')
  return good({ ...same, nameZh: names.zh, nameEn: names.en, addressZh: addresses.zh, addressEn: addresses.en })
}

/** A text in one or both languages. */
function bothOf(value: unknown): { readonly zh?: unknown; readonly en?: unknown } | null {
  if (value === undefined || value === null) return {}
  if (!isRecord(value)) return null
  if (Object.keys(value).some((language) => language !== 'zh-CN' && language !== 'en')) return null
  return { zh: value['zh-CN'], en: value.en }
}

/** Whether a value is an object of JSON. */
export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
