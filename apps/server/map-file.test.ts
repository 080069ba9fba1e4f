import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Hono } from 'hono'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type AppConfig, createAppServer } from './index.ts'

const config: AppConfig = {
  cityUrl: 'http://localhost:4600',
  log: { key: 'demo.hefu.example+00000000+AQ==', witnesses: ['w+00000000+BA=='], quorum: 1 },
  identityProvider: null,
  demo: true,
}
let directory: string
let app: Hono

beforeAll(() => {
  directory = mkdtempSync(join(tmpdir(), 'hefu-map-'))
  writeFileSync(join(directory, 'ground.pmtiles'), '0123456789')
  app = createAppServer({ directory, config, mapFile: join(directory, 'ground.pmtiles') })
})
afterAll(() => rmSync(directory, { recursive: true }))

const ask = (range?: string) => app.request('/map/city.pmtiles', range ? { headers: { Range: range } } : {})

test('an app is told where its map is', async () => {
  expect(await (await app.request('/config.json')).json()).toEqual({ ...config, map: '/map/city.pmtiles' })
})

test('the whole file, or the part that is asked for', async () => {
  const whole = await ask()
  expect([whole.status, await whole.text()]).toEqual([200, '0123456789'])
  const part = await ask('bytes=2-4')
  expect([part.status, await part.text(), part.headers.get('content-range')]).toEqual([206, '234', 'bytes 2-4/10'])
  expect(await (await ask('bytes=8-')).text()).toBe('89')
  expect(await (await ask('bytes=8-99')).text()).toBe('89')
})

test.each(['bytes=10-11', 'bytes=4-2', 'bytes=0-1,3-4', 'bytes=-3', 'lines=1-2'])(
  '%s is no part of it',
  async (range) => {
    const refused = await ask(range)
    expect([refused.status, refused.headers.get('content-range')]).toEqual([416, 'bytes */10'])
  },
)

test('a map of another kind is refused, and one that is gone is not there', async () => {
  expect(() => createAppServer({ directory, config, mapFile: 'map.png' })).toThrow(TypeError)
  const gone = createAppServer({ directory, config, mapFile: join(directory, 'gone.geojson') })
  expect((await gone.request('/map/city.geojson')).status).toBe(404)
})
