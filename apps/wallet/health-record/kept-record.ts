import type { LocalText, ServiceId } from '@hefu/standard'
import type { SealedValue } from '../storage/sealed-value.ts'

/** A FHIR resource as a clinic gave it. */
export type KeptResource = Readonly<Record<string, unknown>>

/** What one clinic gave. */
export interface KeptRecord {
  /** The service with which the clinic asks: its name here. */
  readonly service: ServiceId
  readonly clinic: LocalText
  /** Where it keeps what is shared, too. */
  readonly origin: string
  /** Unix seconds. */
  readonly fetchedAt: number
  readonly resources: readonly KeptResource[]
}

type Items = readonly [service: string, names: readonly string[], origin: string, fetchedAt: number, resources: string]

/** More clinics than anybody goes to; of 1 MB each at most. */
const MAX_CLINICS = 3

/** The sealed records of a holder, by clinic. They are read only where they are shown. */
export const KEPT_RECORD: SealedValue<readonly KeptRecord[]> = {
  name: 'record',
  empty: [],
  toCbor: (records) =>
    records.map(({ service, clinic, origin, fetchedAt, resources }): Items => {
      return [service, [clinic['zh-CN'], clinic.en], origin, fetchedAt, JSON.stringify(resources)]
    }),
  fromCbor: (cbor) =>
    (cbor as unknown as readonly Items[]).map(
      ([service, [chinese = '', english = ''], origin, fetchedAt, resources]) => ({
        service: service as ServiceId,
        clinic: { 'zh-CN': chinese, en: english },
        origin,
        fetchedAt,
        resources: JSON.parse(resources) as readonly KeptResource[],
      }),
    ),
}

/** The records with what a clinic gave anew, in the place of what it gave before. */
export function withRecord(records: readonly KeptRecord[], record: KeptRecord): readonly KeptRecord[] {
  return [record, ...records.filter(({ service }) => service !== record.service)].slice(0, MAX_CLINICS)
}
