import { zipSync } from 'fflate'
import { beforeAll, describe, expect, test } from 'vitest'
import { demoFeedFiles } from './demo-feed.ts'
import { isTransfer } from './network.ts'
import { readFeed, readFeedFiles } from './read-feed.ts'
import { FEED_LIMITS, type FeedFile } from './unzip-feed.ts'

const encoder = new TextEncoder()
let files: Map<FeedFile, Uint8Array>

beforeAll(async () => {
  files = await demoFeedFiles()
})

/** The feed with one text of one file put in place of another. */
function altered(file: FeedFile, from: string, to: string): Map<FeedFile, Uint8Array> {
  const text = new TextDecoder().decode(files.get(file))
  expect(text).toContain(from)
  return new Map(files).set(file, encoder.encode(text.replace(from, to)))
}

describe('a GTFS feed', () => {
  test('is read from its zip: lines with their stops in order, zones, both languages', () => {
    const network = readFeed(zipSync(Object.fromEntries(files)))
    expect(network.operator).toEqual({ 'zh-CN': '演示市交通公司', en: 'Demo City Transit' })
    expect(network.lines.map(({ sign, kind, stops }) => [sign, kind, stops.length])).toEqual([
      ['1', 'metro', 8],
      ['2', 'metro', 7],
      ['8', 'bus', 5],
    ])
    expect(network.lines[0]?.stops.map(({ name }) => name.en).slice(0, 4)).toEqual([
      'West Gardens',
      'Weavers Road',
      'Cassia Bridge',
      'People’s Square',
    ])
    expect(network.stops.get('m108')).toEqual({ id: 'm108', name: { 'zh-CN': '海角', en: 'Sea Point' }, zone: 'C' })
  })

  test('says what a ride costs, how far it reaches and where one may change', () => {
    const network = readFeedFiles(files)
    expect(network.fares.price('ride', 'zone-2', 'reduced')).toBe(250)
    expect(network.fares.price('month', 'zone-3', 'full')).toBe(19_000)
    expect(['A', 'B', 'C'].map((zone) => network.fares.between('A', zone))).toEqual(['zone-1', 'zone-2', 'zone-3'])
    expect(network.fares.between('A', 'Z')).toBeUndefined()
    expect(network.fares.journeySeconds).toBe(5400)
    expect(network.fares.peaks).toEqual([
      { from: 420, until: 540 },
      { from: 1020, until: 1140 },
    ])
    expect([isTransfer(network, 'm104', 'm204'), isTransfer(network, 'm104', 'm105')]).toEqual([true, false])
  })

  test.each([
    ['stops.txt', 'm102,织造路', 'm101,织造路', 3, 'a second stop m101'],
    ['stops.txt', '121.33,B', '121.33,Q', 3, 'no fare within zone Q'],
    ['stops.txt', '121.33,B', '121.33', 3, 'not a row of this table'],
    ['routes.txt', '一号线,1,', '一号线,7,', 2, 'route_type'],
    ['stop_times.txt', 'm101,1', 'm999,1', 2, 'stop m999 is not in stops.txt'],
    ['transfers.txt', 'm104,m204', 'm104,m999', 2, 'stop m999'],
    ['fare_attributes.txt', '3.00', 'three', 2, 'price is no number'],
    ['fare_attributes.txt', 'ride.zone-1.full,3.00', 'ride.zone-9.full,3.00', 2, 'fare_id is none of'],
    ['timeframes.txt', '09:00:00', '06:00:00', 2, 'ends before it begins'],
    ['timeframes.txt', '09:00:00', 'nine', 2, 'no time of day'],
  ] as const)('%s with %j for %j is refused at line %i', (file, from, to, line, what) => {
    const read = (): unknown => readFeedFiles(altered(file, from, to))
    expect(read).toThrow(expect.objectContaining({ code: 'feed-invalid', file, line }))
    expect(read).toThrow(what)
  })

  test('a table that is missing, not UTF-8 or not zipped is named', () => {
    const lacking = new Map(files)
    lacking.delete('stops.txt')
    expect(() => readFeedFiles(lacking)).toThrow('stops.txt: the feed lacks it')
    expect(() => readFeedFiles(new Map(files).set('agency.txt', Uint8Array.of(0xff)))).toThrow('agency.txt: not UTF-8')
    expect(() => readFeed(encoder.encode('no zip'))).toThrow('feed.zip: it cannot be unpacked')
  })

  test('one that is too large is not unpacked', () => {
    const zip = zipSync(Object.fromEntries(files))
    const tooLarge = expect.objectContaining({ code: 'feed-too-large' })
    expect(() => readFeed(zip, { ...FEED_LIMITS, zipBytes: 1000 })).toThrow(tooLarge)
    expect(() => readFeed(zip, { ...FEED_LIMITS, fileBytes: 1000 })).toThrow(tooLarge)
    expect(() => readFeed(zip, { ...FEED_LIMITS, rows: 10 })).toThrow(tooLarge)
  })
})
