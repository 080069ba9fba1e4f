import { BytesError, fromBase64url, toBase64url } from '@hefu/bytes'
import {
  type AdmissionCondition,
  isServerAddress,
  type LocalText,
  type PseudonymScope,
  type RegisterState,
  type Service,
  serviceId,
} from '@hefu/standard'
import { isId } from '../components/is-id.ts'
import { dayOf, type EditedDay, editedDay, momentOf } from './city-day.ts'

/** A registration while it is written: what is typed, whether or not it is complete. */
export interface ServiceDraft
  extends Pick<Service, 'operator' | 'name' | 'purpose' | 'legalBasis' | 'issuer' | 'type' | 'admits' | 'complaints'> {
  readonly id: string
  /** By index: whether each entry of the card is asked of everybody, or may be asked; what is not here is not asked. */
  readonly asks: ReadonlyMap<number, 'required' | 'optional'>
  readonly scope: PseudonymScope
  readonly admission: Service['admission']
  readonly showing: Service['showing']
  readonly retentionDays: string
  readonly contact: string
  readonly requestKeys: readonly DraftKey[]
  readonly validFrom: EditedDay
  readonly endsAt: EditedDay
  /** Empty where answers are only shown. */
  readonly answersAt: string
}

/** A request key while it is written: base64url of 32 bytes. */
export interface DraftKey {
  readonly id: string
  readonly publicKey: string
}

/** The fields in which something is missing or not what it should be. */
export type DraftField =
  | 'id'
  | 'operator'
  | 'name'
  | 'purpose'
  | 'legalBasis'
  | 'retentionDays'
  | 'contact'
  | 'complaints'
  | 'requestKeys'
  | 'validFrom'
  | 'endsAt'
  | 'answersAt'

const EMPTY: LocalText = { 'zh-CN': '', en: '' }
const DAY = 86_400
const MAX_RETENTION = 36_500
const MAX_CONTACT = 200
const MAX_TEXT = 400

/** A registration as it stands, to be changed. */
export function draftOf(service: Service, offset: number): ServiceDraft {
  const asks = new Map<number, 'required' | 'optional'>([
    ...service.required.map((index) => [index, 'required'] as const),
    ...service.optional.map((index) => [index, 'optional'] as const),
  ])
  return {
    ...service,
    asks,
    retentionDays: String(service.retentionDays),
    requestKeys: service.requestKeys.map(({ id, publicKey }) => ({ id, publicKey: toBase64url(publicKey) })),
    validFrom: editedDay(service.validFrom, offset),
    endsAt: editedDay(service.endsAt, offset),
    answersAt: service.answersAt ?? '',
  }
}

/** A new registration: it asks for nothing and keeps nothing, from today for a year. Null where the register has no card yet. */
export function newDraft({ types, issuers }: RegisterState, now: number, offset: number): ServiceDraft | null {
  const type = [...types.values()].find(({ endsAt }) => endsAt > now)
  const [issuer] = issuers.keys()
  if (!type || !issuer) return null
  const end = Math.min(now + 365 * DAY, type.endsAt)
  return {
    id: '',
    ...{ operator: EMPTY, name: EMPTY, purpose: EMPTY, legalBasis: EMPTY, complaints: EMPTY },
    issuer,
    type: type.type.id,
    asks: new Map(),
    admits: [],
    ...{ scope: 'visit', admission: 'any', showing: 'open' },
    ...{ retentionDays: '0', contact: '', requestKeys: [] },
    validFrom: { day: dayOf(now, offset), exact: now },
    endsAt: { day: dayOf(end, offset), exact: null },
    answersAt: '',
  }
}

/** What a draft comes to, with what is missing in place of nothing; and the fields in which something is wrong. */
export function readDraft(
  draft: ServiceDraft,
  offset: number,
): { readonly service: Service; readonly wrong: ReadonlySet<DraftField> } {
  const { id, asks, retentionDays, contact, requestKeys, validFrom, endsAt, answersAt, ...rest } = draft
  const indexes = (how: 'required' | 'optional'): number[] =>
    [...asks]
      .filter(([, asked]) => asked === how)
      .map(([index]) => index)
      .sort((one, other) => one - other)
  const required = indexes('required')
  const days = /^\d{1,5}$/.test(retentionDays) ? Number(retentionDays) : null
  const keys = requestKeys.map((key) => ({ id: key.id, publicKey: readKey(key.publicKey) }))
  const [from, end] = [momentOf(validFrom, offset), momentOf(endsAt, offset)]
  const address = answersAt.trim()
  const texts = ['operator', 'name', 'purpose', 'legalBasis', 'complaints'] as const
  const wrong = new Set<DraftField>([
    ...(isId(id) ? [] : ['id' as const]),
    ...texts.filter((field) =>
      Object.values(draft[field]).some((text) => text.trim() === '' || text.length > MAX_TEXT),
    ),
    ...(days !== null && days <= MAX_RETENTION ? [] : ['retentionDays' as const]),
    ...(contact.trim() !== '' && contact.length <= MAX_CONTACT ? [] : ['contact' as const]),
    ...(keys.every(({ id: name, publicKey }) => isId(name) && publicKey) ? [] : ['requestKeys' as const]),
    ...(from === null ? ['validFrom' as const] : []),
    ...(end === null ? ['endsAt' as const] : []),
    ...(address === '' || (isServerAddress(address) && keys.length > 0) ? [] : ['answersAt' as const]),
  ])
  const service: Service = {
    ...rest,
    id: serviceId(isId(id) ? id : 'new'),
    required,
    optional: indexes('optional'),
    // Who is admitted can depend only on what everybody shows.
    admits: rest.admits.filter(({ index, oneOf }: AdmissionCondition) => required.includes(index) && oneOf.length > 0),
    retentionDays: days ?? 0,
    contact,
    requestKeys: keys.flatMap((key) => (key.publicKey ? [{ id: key.id, publicKey: key.publicKey }] : [])),
    validFrom: from ?? 0,
    endsAt: end ?? 0,
    ...(isServerAddress(address) && { answersAt: address }),
  }
  return { service, wrong }
}

function readKey(text: string): Uint8Array | null {
  try {
    const bytes = fromBase64url(text.trim())
    return bytes.length === 32 ? bytes : null
  } catch (error) {
    if (error instanceof BytesError) return null
    throw error
  }
}
