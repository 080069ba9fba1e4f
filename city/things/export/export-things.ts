import type { LocalText } from '@hefu/standard'
import { writeCell } from '../../import/csv-cell.ts'
import type { FileFormat } from '../import/record.ts'
import type { ThingKind } from '../kind.ts'
import type { KeptThing } from '../thing.ts'
import { ATTRIBUTE_PREFIX, CSV_COLUMNS, type CsvColumn } from './csv-columns.ts'

/** Pages of things, one after the other. */
export type ThingPages = AsyncIterable<readonly KeptThing[]>

/** Writes things as a file, piece by piece, which an import reads again as the same things. */
export function exportThings(
  format: FileFormat,
  pages: ThingPages,
  kinds: readonly ThingKind[],
): AsyncGenerator<string> {
  switch (format) {
    case 'csv':
      return csvOf(pages, kinds)
    case 'jsonl':
      return jsonlOf(pages)
    case 'geojson':
      return geojsonOf(pages)
  }
}

async function* csvOf(pages: ThingPages, kinds: readonly ThingKind[]): AsyncGenerator<string> {
  const attributes = [...new Set(kinds.flatMap((kind) => kind.attributes.map(({ id }) => id)))]
  const names = [...CSV_COLUMNS.map(({ name }) => name), ...attributes.map((id) => ATTRIBUTE_PREFIX + id)]
  yield `${names.join(',')}\n`
  for await (const things of pages) {
    yield things.map((thing) => `${rowOf(thing, attributes).map(cellOf).join(',')}\n`).join('')
  }
}

function rowOf(thing: KeptThing, attributes: readonly string[]): (string | number | null)[] {
  return [
    ...CSV_COLUMNS.map(({ member }) => memberOf(thing, member)),
    ...attributes.map((id) => thing.attributes[id] ?? null),
  ]
}

function memberOf(thing: KeptThing, member: CsvColumn['member']): string | number | null {
  const { name, place } = thing
  switch (member) {
    case 'nameZh':
      return name['zh-CN']
    case 'nameEn':
      return name.en
    case 'latitude':
    case 'longitude':
      return place[member]
    case 'addressZh':
      return place.address?.['zh-CN'] ?? null
    case 'addressEn':
      return place.address?.en ?? null
    default:
      return thing[member]
  }
}

/** A number is no formula, below zero neither. */
function cellOf(value: string | number | null): string {
  return typeof value === 'string' ? writeCell(value) : value === null ? '' : String(value)
}

async function* jsonlOf(pages: ThingPages): AsyncGenerator<string> {
  for await (const things of pages) yield things.map((thing) => `${JSON.stringify(jsonOf(thing))}\n`).join('')
}

async function* geojsonOf(pages: ThingPages): AsyncGenerator<string> {
  yield '{"type":"FeatureCollection","features":[\n'
  let between = ''
  for await (const things of pages) {
    if (things.length === 0) continue
    yield between + things.map((thing) => JSON.stringify(featureOf(thing))).join(',\n')
    between = ',\n'
  }
  yield '\n]}\n'
}

/** What a thing is in JSON. */
interface ThingInJson {
  readonly id: string
  readonly kind: string
  readonly custodian: string
  readonly name: LocalText
  readonly latitude: number
  readonly longitude: number
  readonly address: LocalText | null
  readonly status: string
  readonly gs1: string | null
  readonly attributes: KeptThing['attributes']
}

/** A thing in JSON, as it is written and read everywhere. */
export function jsonOf({
  id,
  kind,
  custodian,
  name,
  place,
  status,
  gs1,
  attributes,
}: Omit<KeptThing, 'changedAt' | 'retiredAt'>): ThingInJson {
  const { latitude, longitude, address } = place
  return { id, kind, custodian, name, latitude, longitude, address, status, gs1, attributes }
}

function featureOf(thing: KeptThing): object {
  const { id, latitude, longitude, ...properties } = jsonOf(thing)
  return { type: 'Feature', id, geometry: { type: 'Point', coordinates: [longitude, latitude] }, properties }
}
