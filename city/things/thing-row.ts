import type { Selectable } from 'kysely'
import type { ThingTable } from '../database/tables/things.ts'
import { geohashOf } from './search/geohash.ts'
import { tokensOf } from './search/tokens.ts'
import type { KeptThing, Thing } from './thing.ts'

/** What a row has of a thing, and what is derived from it; the moments are added where it is written. */
export type ThingColumns = Omit<Selectable<ThingTable>, 'changed_at' | 'retired_at'>

/** A thing as a row. */
export function toColumns(thing: Thing): ThingColumns {
  const { id, kind, custodian, name, place, status, attributes, gs1 } = thing
  const { latitude, longitude, address } = place
  return {
    id,
    kind,
    custodian,
    name_zh: name['zh-CN'],
    name_en: name.en,
    latitude,
    longitude,
    geohash: geohashOf(place),
    address_zh: address?.['zh-CN'] ?? null,
    address_en: address?.en ?? null,
    status,
    attributes,
    gs1,
    tokens: tokensOf(id, name['zh-CN'], name.en, address?.['zh-CN'] ?? '', address?.en ?? ''),
  }
}

/** A row as a thing. */
export function fromRow(row: Selectable<Omit<ThingTable, 'tokens' | 'geohash'>>): KeptThing {
  const { address_zh: chinese, address_en: english } = row
  return {
    id: row.id,
    kind: row.kind,
    custodian: row.custodian,
    name: { 'zh-CN': row.name_zh, en: row.name_en },
    place: {
      latitude: row.latitude,
      longitude: row.longitude,
      address: chinese === null || english === null ? null : { 'zh-CN': chinese, en: english },
    },
    status: row.status,
    attributes: row.attributes,
    gs1: row.gs1,
    changedAt: row.changed_at,
    retiredAt: row.retired_at,
  }
}
