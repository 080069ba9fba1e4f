import { gunzipSync } from 'node:zlib'
import { concatBytes } from '@hefu/bytes'
import {
  appendLeaf,
  decodeEntryBundle,
  EMPTY_FRONTIER,
  hashInTile,
  leafHash,
  nodeHash,
  openNote,
  parseCheckpoint,
  rootOf,
  tilePath,
  tilesOf,
} from '@hefu/log'
import type { Hono } from 'hono'
import { beforeEach, describe, expect, test } from 'vitest'
import { databaseCheckpointStore } from './checkpoint-store.ts'
import { databaseLogReader } from './log-reader.ts'
import { publishedCheckpoint } from './published.ts'
import { logRoutes } from './routes.ts'
import { naiveRoot } from './test/naive-tree.ts'
import { entry, NOW, type TestLog, testLog } from './test/test-log.ts'

let parts: TestLog
let app: Hono

beforeEach(async () => {
  parts = await testLog()
  app = logRoutes(databaseLogReader(parts.opened.database, () => parts.time.now))
})

async function grow(size: number): Promise<readonly Uint8Array[]> {
  const log = await parts.open()
  const entries = Array.from({ length: size }, (_, i) => entry(`entry ${i}`))
  for (let i = 0; i < size; i += 1000) await log.append(entries.slice(i, i + 1000))
  await log.untilVisible(size)
  return entries
}

async function bytesAt(path: string): Promise<Uint8Array> {
  const response = await app.request(`/log/${path}`)
  expect([path, response.status]).toEqual([path, 200])
  return new Uint8Array(await response.arrayBuffer())
}

describe('a log over HTTP (C2SP tlog-tiles)', () => {
  test('can be audited from its tiles alone', async () => {
    const entries = await grow(66_300)
    const response = await app.request('/log/checkpoint')
    expect(response.headers.get('Content-Type')).toBe('text/plain; charset=utf-8')
    expect(response.headers.get('Cache-Control')).toBe('public, max-age=2')
    const checkpoint = parseCheckpoint((await openNote(await response.text(), [parts.signer.key])).text)
    expect(checkpoint.size).toBe(66_300)
    const tiles = tilesOf(66_300)
    expect(tiles.filter(({ level }) => level === 2)).toEqual([{ level: 2, index: 0, width: 1 }])
    let frontier = EMPTY_FRONTIER
    let leaves = 0
    const full = new Map<string, Uint8Array>()
    for (const tile of tiles) {
      const bytes = await bytesAt(tilePath(tile))
      if (tile.level === 'entries') {
        for (const found of decodeEntryBundle(bytes, tile.width)) {
          expect(found).toEqual(entries[leaves++])
          frontier = appendLeaf(frontier, leafHash(found)).frontier
        }
        continue
      }
      expect(bytes).toHaveLength(tile.width * 32)
      // What stands in a tile is the hash of a whole tile below it.
      for (let i = 0; i < tile.width && tile.level > 0; i++) {
        const below = full.get(`${tile.level - 1} ${tile.index * 256 + i}`) as Uint8Array
        expect(hashInTile(bytes, { level: tile.level * 8, index: tile.index * 256 + i })).toEqual(rootOfTile(below))
      }
      if (tile.width === 256) full.set(`${tile.level} ${tile.index}`, bytes)
    }
    expect(leaves).toBe(66_300)
    expect(rootOf(frontier)).toEqual(checkpoint.rootHash)
  })

  test('serves every width up to the published one, for ever, and no more', async () => {
    const entries = await grow(300)
    const whole = await bytesAt('tile/0/000')
    expect(whole).toEqual(concatBytes(...entries.slice(0, 256).map(leafHash)))
    for (const width of [1, 44, 255]) expect(await bytesAt(`tile/0/000.p/${width}`)).toEqual(whole.slice(0, width * 32))
    expect(decodeEntryBundle(await bytesAt('tile/entries/001.p/44'), 44)).toEqual(entries.slice(256))
    expect(await bytesAt('tile/1/000.p/1')).toEqual(naiveRoot(entries.slice(0, 256)))
    const response = await app.request('/log/tile/0/001.p/44')
    expect(response.headers.get('Cache-Control')).toBe('public, max-age=31536000, immutable')
    expect(response.headers.get('Content-Type')).toBe('application/octet-stream')
    for (const path of [
      'tile/0/001',
      'tile/0/001.p/45',
      'tile/0/002.p/1',
      'tile/1/000',
      'tile/1/000.p/2',
      'tile/2/000.p/1',
      'tile/63/000.p/1',
      'tile/entries/001',
      'tile/entries/001.p/45',
      'tile/0/x999/x999/x999/x999/999',
      'tile/0/0',
      'tile/0/000.p/0',
      'tile/0/000.p/256',
      'tile/',
      'tile',
      '',
    ]) {
      const missing = await app.request(`/log/${path}`)
      expect([path, missing.status]).toEqual([path, 404])
      expect(missing.headers.get('Cache-Control') ?? 'no-store').toBe('no-store')
    }
  })

  test('shows nothing before it is published', async () => {
    expect((await app.request('/log/checkpoint')).status).toBe(404)
    await grow(3)
    const checkpoints = databaseCheckpointStore(parts.opened.database)
    const unpublished = await parts.opened.database.selectFrom('log_head').selectAll().executeTakeFirstOrThrow()
    await parts.opened.database.updateTable('log_head').set({ published_size: 2, published_note: 'two' }).execute()
    parts.time.now = NOW + 1
    expect(await (await app.request('/log/checkpoint')).text()).toBe('two')
    expect((await app.request('/log/tile/0/000.p/3')).status).toBe(404)
    expect((await app.request('/log/tile/entries/000.p/3')).status).toBe(404)
    await bytesAt('tile/0/000.p/2')
    // A reader that has the newer checkpoint from elsewhere is not sent away, within the same second.
    await checkpoints.publish({ size: 3, note: unpublished.published_note ?? '' })
    await bytesAt('tile/0/000.p/3')
  })

  test('asks the database once a second for its checkpoint, however many ask', async () => {
    let reads = 0
    const checkpoints = {
      async published() {
        reads++
        return { size: 1, note: 'one' }
      },
    }
    const published = publishedCheckpoint(checkpoints, () => parts.time.now)
    await Promise.all(Array.from({ length: 50 }, () => published()))
    await published(1)
    expect(reads).toBe(1)
    await published(2)
    parts.time.now++
    await published()
    expect(reads).toBe(3)
  })

  test('compresses bundles of entries for who takes it', async () => {
    const entries = await grow(2)
    for (const [accepted, compressed] of [
      ['gzip', true],
      ['deflate, gzip;q=0.5', true],
      ['*', true],
      ['identity', false],
      ['gzip;q=0', false],
      ['gzip;q=0.0, *', false],
      ['', false],
    ] as const) {
      const response = await app.request('/log/tile/entries/000.p/2', { headers: { 'Accept-Encoding': accepted } })
      expect([accepted, response.headers.get('Content-Encoding')]).toEqual([accepted, compressed ? 'gzip' : null])
      expect(response.headers.get('Vary')).toContain('Accept-Encoding')
      const bytes = new Uint8Array(await response.arrayBuffer())
      expect(decodeEntryBundle(compressed ? new Uint8Array(gunzipSync(bytes)) : bytes, 2)).toEqual(entries)
    }
  })

  test('is open to every web page', async () => {
    await grow(1)
    for (const path of ['checkpoint', 'tile/0/000.p/1', 'tile/0/009', 'tile/entries/000.p/1']) {
      const response = await app.request(`/log/${path}`, { headers: { Origin: 'https://auditor.example' } })
      expect(response.headers.get('Access-Control-Allow-Origin')).toBe('*')
    }
    expect((await app.request('/log/checkpoint', { method: 'HEAD' })).status).toBe(200)
  })
})

/** The hash over a whole tile of 256 hashes. */
function rootOfTile(tile: Uint8Array): Uint8Array {
  if (tile.length === 32) return tile
  return nodeHash(rootOfTile(tile.slice(0, tile.length / 2)), rootOfTile(tile.slice(tile.length / 2)))
}
