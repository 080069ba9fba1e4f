import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createAppServer } from '@hefu/app-server'
import { syntheticTiles } from '@hefu/testing'
import { PMTiles, type Source } from 'pmtiles'
import { afterAll, beforeAll, expect, test } from 'vitest'

const BOUNDS = [120, 30.1, 120.4, 30.4] as const
let folder: string
/** Status and range of every answer that the reader got. */
const answers: (readonly [number, string | null])[] = []
let tiles: PMTiles
let size: number

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'hefu-tiles-'))
  const mapFile = join(folder, 'city.pmtiles')
  const bytes = await syntheticTiles(BOUNDS)
  size = bytes.length
  writeFileSync(mapFile, bytes)
  const log = { key: 'k', witnesses: [], quorum: 0 }
  const config = { cityUrl: 'https://city.example', identityProvider: null, log, demo: false }
  const server = createAppServer({ directory: folder, config, mapFile })
  const source: Source = {
    getKey: () => 'city',
    async getBytes(offset, length) {
      const Range = `bytes=${offset}-${offset + length - 1}`
      const answer = await server.request('/map/city.pmtiles', { headers: { Range } })
      answers.push([answer.status, answer.headers.get('Content-Range')])
      return { data: await answer.arrayBuffer(), etag: answer.headers.get('ETag') ?? '' }
    },
  }
  tiles = new PMTiles(source)
})
afterAll(() => rmSync(folder, { recursive: true }))

test('the library that draws the map reads a tile file piece by piece from the server of the console', async () => {
  const { minZoom, maxZoom, minLon, maxLat } = await tiles.getHeader()
  expect([minZoom, maxZoom, minLon, maxLat]).toEqual([8, 10, 120, 30.4])
  // It asks for more than a small file has, and is given what there is.
  expect(answers).toEqual([[206, `bytes 0-${size - 1}/${size}`]])
})

test('a tile of the city is there, and one outside is none', async () => {
  const [inside, outside] = [await tiles.getZxy(10, 853, 421), await tiles.getZxy(10, 0, 0)]
  expect(new TextDecoder('latin1').decode(inside?.data)).toContain('transportation')
  expect(outside).toBeUndefined()
  expect(answers.every(([status]) => status === 206)).toBe(true)
})
