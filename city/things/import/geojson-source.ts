import { Readable } from 'node:stream'
import { pick } from 'stream-json/filters/pick.js'
import { streamArray } from 'stream-json/streamers/stream-array.js'
import { CityError } from '../../error.ts'
import type { Checked } from '../../import/refusal.ts'
import { good, refuse } from '../../import/refusal.ts'
import { MAX_RECORD } from '../../import/split-records.ts'
import type { SaidThing } from '../check-thing.ts'
import type { FileRecord, RecordBlocks } from './record.ts'
import { isRecord, saidInJson } from './said-thing.ts'

/** How far the parser may read without finding the end of a feature, in UTF-16 units. */
const MAX_AHEAD = 4_194_304
const BLOCK = 1_000

/**
 * Records of a GeoJSON FeatureCollection (RFC 7946): one thing a feature, a point, with what it says in `properties`. What stands beside
 * `features` is passed over.
 *
 * @throws CityError `import-unreadable` where the file is no JSON, which ends it, or where a feature does not end
 */
export async function* geojsonRecords(pieces: AsyncIterable<string>): RecordBlocks {
  let ahead = 0
  async function* counted(): AsyncGenerator<string> {
    for await (const piece of pieces) {
      ahead += piece.length
      if (ahead > MAX_AHEAD) throw new CityError('import-unreadable', 'a feature does not end, or there are none')
      yield piece
    }
  }
  const source = Readable.from(counted())
  const features = source
    .pipe(pick.withParserAsStream({ filter: /^features$/ }))
    .on('error', (error) => features.destroy(error))
    .pipe(streamArray.asStream())
  source.on('error', (error) => features.destroy(error))
  let number = 0
  let block: FileRecord[] = []
  try {
    for await (const { value } of features as AsyncIterable<{ readonly value: unknown }>) {
      ahead = 0
      number++
      block.push(readFeature(number, value))
      if (block.length < BLOCK) continue
      yield block
      block = []
    }
  } catch (cause) {
    if (cause instanceof CityError) throw cause
    throw new CityError('import-unreadable', `the file is no GeoJSON from feature ${number + 1} on`, { cause })
  }
  yield block
}

function readFeature(line: number, value: unknown): FileRecord {
  const checked = saidInFeature(value)
  return checked.outcome === 'good' ? { line, said: checked.value } : { line, refusal: checked.refusal }
}

function saidInFeature(feature: unknown): Checked<SaidThing> {
  if (!isRecord(feature) || feature.type !== 'Feature') return refuse('', 'unreadable')
  if (JSON.stringify(feature).length > MAX_RECORD) return refuse('', 'too-large')
  const { geometry, properties } = feature
  if (!isRecord(geometry) || geometry.type !== 'Point' || !Array.isArray(geometry.coordinates)) {
    return refuse('geometry', 'malformed')
  }
  if (!isRecord(properties)) return refuse('properties', 'missing')
  const said = saidInJson(properties)
  if (said.outcome === 'refused') return said
  const [longitude, latitude] = geometry.coordinates as readonly unknown[]
  return good({ ...said.value, id: properties.id ?? feature.id, latitude, longitude })
}
