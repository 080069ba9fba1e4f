import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'
import { serveService } from '@hefu/service-kit'
import { servedCity } from '@hefu/service-kit/test'
import { zipSync } from 'fflate'
import { Hono } from 'hono'
import { expect, onTestFinished, test } from 'vitest'
import { demoFeedFiles } from '../feed/demo-feed.ts'
import { PLACES, testTransit } from '../test/test-transit.ts'
import { readGateFile } from './gate-file.ts'

const MAIN = fileURLToPath(new URL('main.ts', import.meta.url))

test('as a process of its own a gate answers each code in turn on standard output, and logs beside it that it is cut off', async () => {
  const world = await testTransit()
  onTestFinished(() => world.close())
  const { register } = world.city.city
  const routes = new Hono().get('/bundle', async (c) =>
    c.body(new Uint8Array(await register.bytes({ start: Number(c.req.query('start')) }))),
  )
  const config = { name: 'city', publicUrl: 'http://localhost:5600', host: '127.0.0.1', port: 0 }
  const { url, stop } = await serveService({ routes, ready: async () => {} }, config, {
    log: { info() {}, error() {} },
  })
  onTestFinished(stop)
  const folder = await mkdtemp(join(tmpdir(), 'hefu-gate-'))
  onTestFinished(() => rm(folder, { recursive: true }))
  const dataDirectory = join(folder, 'data')
  await mkdir(dataDirectory)
  const feed = join(folder, 'feed.zip')
  await writeFile(feed, zipSync(Object.fromEntries(await demoFeedFiles())))
  // The city's register is there, and the transit service is not.
  const city = { ...servedCity(world.city.city).trust, url }
  const file = { place: PLACES[0], serverUrl: url, token: 'its-own', city, dataDirectory, feed }
  expect(readGateFile(JSON.stringify(file))).toEqual(file)
  await writeFile(join(folder, 'gate.json'), JSON.stringify(file))

  const child = spawn(process.execPath, [MAIN, join(folder, 'gate.json')])
  onTestFinished(() => void child.kill('SIGKILL'))
  const [answers, logged, ended] = [text(child.stdout), text(child.stderr), once(child, 'exit')]
  child.stdin.write('HF1:NOTHING\n\nhttps://elsewhere.example/\n')
  const [line] = (await once(child.stderr, 'data')) as [Buffer]
  expect(JSON.parse(String(line))).toMatchObject({ name: 'gate-square-in', gate: 'square-in', msg: 'cut off' })
  child.stdin.end()
  expect([await ended, (await logged).split('\n').length]).toEqual([[0, null], 2])
  const closed = '{"open":false,"reason":"malformed"}\n'
  expect(await answers).toBe(closed.repeat(2))
})

test('a file that does not fit is refused by its places, and its token not repeated', () => {
  const file = { place: { ...PLACES[0], id: '../x' }, token: 'hunter2', feed: '' }
  const places = 'does not fit: place.id, serverUrl, city, dataDirectory, feed'
  expect(() => readGateFile(JSON.stringify(file))).toThrow(
    expect.objectContaining({ code: 'gate-file', message: places }),
  )
})
