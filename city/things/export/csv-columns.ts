import type { SaidThing } from '../check-thing.ts'

/** A column of a table of things, and which member of a thing it has. */
export interface CsvColumn {
  readonly name: string
  readonly member: Exclude<keyof SaidThing, 'attributes'>
}

/** The columns in the order in which they are written; a table that is read may have them in any. */
export const CSV_COLUMNS: readonly CsvColumn[] = [
  { name: 'id', member: 'id' },
  { name: 'kind', member: 'kind' },
  { name: 'custodian', member: 'custodian' },
  { name: 'name_zh', member: 'nameZh' },
  { name: 'name_en', member: 'nameEn' },
  { name: 'latitude', member: 'latitude' },
  { name: 'longitude', member: 'longitude' },
  { name: 'address_zh', member: 'addressZh' },
  { name: 'address_en', member: 'addressEn' },
  { name: 'status', member: 'status' },
  { name: 'gs1', member: 'gs1' },
]

/** Before the id of an attribute in the name of its column. */
export const ATTRIBUTE_PREFIX = 'attribute.'
