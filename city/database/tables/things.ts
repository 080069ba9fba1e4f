import type { ColumnType, JSONColumnType } from 'kysely'

/** Who looks after things. */
export interface CustodianTable {
  readonly id: string
  readonly name_zh: string
  readonly name_en: string
  readonly key_hash: Uint8Array
}

/** What things there are. */
export interface ThingKindTable {
  readonly id: string
  readonly name_zh: string
  readonly name_en: string
  readonly attributes: ColumnType<unknown, string, string>
}

/** Things that carry a code. */
export interface ThingTable {
  readonly id: string
  readonly kind: string
  readonly custodian: string
  readonly name_zh: string
  readonly name_en: string
  readonly latitude: number
  readonly longitude: number
  readonly geohash: string
  readonly address_zh: string | null
  readonly address_en: string | null
  readonly status: 'in-service' | 'out-of-service' | 'planned' | 'retired'
  readonly attributes: JSONColumnType<Readonly<Record<string, string | number>>>
  readonly gs1: string | null
  readonly tokens: readonly string[]
  readonly changed_at: number
  readonly retired_at: number | null
}

/** What happened to things in their life. */
export interface ThingEventTable {
  readonly thing: string
  readonly number: number
  readonly kind: 'installed' | 'inspected' | 'repaired' | 'moved' | 'retired'
  readonly at: number
  readonly office_zh: string
  readonly office_en: string
  readonly note: string | null
}

/** How far each imported file of things has come. */
export interface ThingImportTable {
  readonly digest: Uint8Array
  readonly records: number
  readonly added: number
  readonly changed: number
  readonly unchanged: number
  readonly refused: number
  readonly finished: boolean
}

/** Which records of an imported file were refused. */
export interface ThingImportRefusalTable {
  readonly digest: Uint8Array
  readonly line: number
  readonly field: string
  readonly reason: string
}
