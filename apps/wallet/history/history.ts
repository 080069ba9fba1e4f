import type { LocalText, Service, ServiceId } from '@hefu/standard'
import { type CredentialType, SLOT_SECONDS } from '@hefu/standard'
import type { SealedValue } from '../storage/sealed-value.ts'

/** That a code was on this screen for a service. Names of attributes, never their values. */
export interface HistoryEntry {
  /** Unix seconds; tells entries apart. */
  readonly at: number
  readonly service: ServiceId
  readonly serviceName: LocalText
  readonly operator: LocalText
  /** Whether it was shown openly, or answered a request. */
  readonly kind: 'open' | 'answer'
  /** Labels of the attributes disclosed. */
  readonly attributes: readonly LocalText[]
}

type Items = readonly [
  at: number,
  service: string,
  serviceName: LocalTextItems,
  operator: LocalTextItems,
  kind: HistoryEntry['kind'],
  attributes: readonly LocalTextItems[],
]
type LocalTextItems = readonly [chinese: string, english: string]

/** Entries beyond this many are dropped, the oldest first. */
export const MAX_HISTORY = 500

/** An open pass for the same service within this time is the same visit to the same door. */
const SAME_SHOWING_SECONDS = 20 * SLOT_SECONDS

/** The history, newest first. */
export const KEPT_HISTORY: SealedValue<readonly HistoryEntry[]> = {
  name: 'history',
  empty: [],
  toCbor: (entries) =>
    entries.map(
      (entry): Items => [
        entry.at,
        entry.service,
        toItems(entry.serviceName),
        toItems(entry.operator),
        entry.kind,
        entry.attributes.map(toItems),
      ],
    ),
  fromCbor: (cbor) =>
    (cbor as unknown as readonly Items[]).map(([at, service, serviceName, operator, kind, attributes]) => ({
      at,
      service: service as ServiceId,
      serviceName: fromItems(serviceName),
      operator: fromItems(operator),
      kind,
      attributes: attributes.map(fromItems),
    })),
}

/** What is remembered of a showing: the labels of what was disclosed, and no value. */
export function historyEntry(options: {
  readonly service: Service
  readonly type: CredentialType
  readonly disclosed: readonly number[]
  readonly kind: HistoryEntry['kind']
  readonly now: number
}): HistoryEntry {
  const { service, type, disclosed, kind, now } = options
  const attributes = disclosed.flatMap((index) => type.attributes[index]?.label ?? [])
  return { at: now, service: service.id, serviceName: service.name, operator: service.operator, kind, attributes }
}

/** Adds an entry in front. An open pass that is still, or again, on the screen within ten minutes is one entry. */
export function remember(entries: readonly HistoryEntry[], entry: HistoryEntry): readonly HistoryEntry[] {
  const latest = entries.find(({ service }) => service === entry.service)
  const same = latest?.kind === 'open' && entry.kind === 'open' && entry.at - latest.at < SAME_SHOWING_SECONDS
  return same ? entries : [entry, ...entries].slice(0, MAX_HISTORY)
}

/** Forgets one entry. */
export function forget(entries: readonly HistoryEntry[], entry: HistoryEntry): readonly HistoryEntry[] {
  return entries.filter(({ at, service }) => at !== entry.at || service !== entry.service)
}

function toItems(text: LocalText): LocalTextItems {
  return [text['zh-CN'], text.en]
}

function fromItems([chinese, english]: LocalTextItems): LocalText {
  return { 'zh-CN': chinese, en: english }
}
