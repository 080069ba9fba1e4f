import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import type { Hono } from 'hono'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type AppConfig, createAppServer, serveApp } from './index.ts'

const config: AppConfig = {
  cityUrl: 'http://localhost:4600',
  log: { key: 'demo.hefu.example+00000000+AQ==', witnesses: ['w+00000000+BA=='], quorum: 1 },
  identityProvider: { issuer: 'http://localhost:4603/oidc', clientId: 'wallet', scope: 'openid', resource: 'x' },
  demo: true,
}
const script = `console.log('${'hefu '.repeat(200)}')`
let directory: string
let app: Hono

beforeAll(() => {
  directory = mkdtempSync(join(tmpdir(), 'hefu-app-'))
  mkdirSync(join(directory, 'assets'))
  mkdirSync(join(directory, 'assets', 'deep'))
  writeFileSync(join(directory, 'index.html'), '<!doctype html><title>App</title>')
  writeFileSync(join(directory, 'service-worker.js'), script)
  writeFileSync(join(directory, 'assets', 'main-1a2b.js'), script)
  writeFileSync(join(directory, 'assets', 'curve-1a2b.wasm'), Uint8Array.of(0, 97, 115, 109))
  writeFileSync(join(directory, '.stamp'), 'hidden')
  app = createAppServer({ directory, config, connect: ['http://localhost:4999/path'] })
})

afterAll(() => rmSync(directory, { recursive: true }))

describe('every answer', () => {
  test.each(['/', '/config.json', '/assets/main-1a2b.js', '/missing'])('%s is held to the policy', async (path) => {
    const { headers } = await app.request(path)
    const policy = headers.get('Content-Security-Policy')?.split('; ')
    expect(policy).toContain("default-src 'none'")
    expect(policy).toContain("script-src 'self' 'wasm-unsafe-eval'")
    expect(policy).toContain("style-src 'self'")
    expect(policy).toContain("connect-src 'self' http://localhost:4600 http://localhost:4603 http://localhost:4999")
    expect(policy).toContain('form-action http://localhost:4603')
    expect(policy).toContain("require-trusted-types-for 'script'")
    expect(policy).toContain('trusted-types hefu')
    expect(policy).toContain("frame-ancestors 'none'")
    expect(headers.get('X-Content-Type-Options')).toBe('nosniff')
    expect(headers.get('Referrer-Policy')).toBe('no-referrer')
    expect(headers.get('Cross-Origin-Opener-Policy')).toBe('same-origin')
    expect(headers.get('Permissions-Policy')).toMatch(/camera=\(self\).*geolocation=\(\)/)
  })

  test('lets the wallet reach the services that the configuration names, and no others', async () => {
    const servers = ['http://localhost:4610', 'https://tickets.city.example']
    const wallet = createAppServer({ directory, config: { ...config, servers } })
    const answer = await wallet.request('/config.json')
    expect(answer.headers.get('Content-Security-Policy')).toContain(
      "connect-src 'self' http://localhost:4600 http://localhost:4603 http://localhost:4610 https://tickets.city.example;",
    )
    expect(await answer.json()).toMatchObject({ servers })
  })

  test('lets no form go anywhere where nobody signs in', async () => {
    const gate = createAppServer({ directory, config: { ...config, identityProvider: null } })
    const policy = (await gate.request('/')).headers.get('Content-Security-Policy')
    expect(policy).toContain("form-action 'none'")
    expect(policy).toContain("connect-src 'self' http://localhost:4600;")
  })
})

describe('files', () => {
  test('the page is at / alone', async () => {
    const page = await app.request('/')
    expect([page.status, page.headers.get('Content-Type')]).toEqual([200, 'text/html; charset=utf-8'])
    expect(page.headers.get('Cache-Control')).toBe('no-cache')
    for (const path of ['/index.html', '/settings', '/settings/']) expect((await app.request(path)).status).toBe(404)
  })

  test('what is named by its content is kept for good, what is not is asked for anew', async () => {
    const asset = await app.request('/assets/main-1a2b.js')
    expect(asset.headers.get('Cache-Control')).toBe('public, max-age=31536000, immutable')
    const worker = await app.request('/service-worker.js')
    expect(worker.headers.get('Cache-Control')).toBe('no-cache')
  })

  test('a browser looks for a new version once a day, not each time that somebody opens the app', async () => {
    const real = createAppServer({ directory, config: { ...config, demo: false } })
    const worker = await real.request('/service-worker.js')
    expect(worker.headers.get('Cache-Control')).toBe('max-age=86400')
  })

  test('are not sent again to who has them', async () => {
    const etag = (await app.request('/')).headers.get('ETag') ?? ''
    expect(etag).toMatch(/^"[\w-]{43}"$/)
    for (const condition of [etag, `W/${etag}`, `"other", ${etag}`]) {
      const again = await app.request('/', { headers: { 'If-None-Match': condition } })
      expect([again.status, await again.text()]).toEqual([304, ''])
    }
    expect((await app.request('/', { headers: { 'If-None-Match': '"other"' } })).status).toBe(200)
  })

  test('are compressed for who can read it', async () => {
    const gzipped = await app.request('/assets/main-1a2b.js', { headers: { 'Accept-Encoding': 'br, gzip;q=0.8' } })
    expect(gzipped.headers.get('Content-Encoding')).toBe('gzip')
    expect(gzipped.headers.get('Vary')).toBe('Accept-Encoding')
    expect(gunzipSync(await gzipped.arrayBuffer()).toString()).toBe(script)
    for (const accepted of ['br', 'gzip;q=0']) {
      const plain = await app.request('/assets/main-1a2b.js', { headers: { 'Accept-Encoding': accepted } })
      expect(plain.headers.get('Content-Encoding')).toBeNull()
      expect(await plain.text()).toBe(script)
    }
  })

  test('WebAssembly has its type, without which it would not compile as it streams', async () => {
    const wasm = await app.request('/assets/curve-1a2b.wasm')
    expect(wasm.headers.get('Content-Type')).toBe('application/wasm')
  })

  test('a rebuilt file is served at once', async () => {
    const path = join(directory, 'changing.js')
    writeFileSync(path, 'one')
    expect(await (await app.request('/changing.js')).text()).toBe('one')
    writeFileSync(path, 'second')
    expect(await (await app.request('/changing.js')).text()).toBe('second')
  })

  test.each(['/.stamp', '/assets', '/assets/', '/assets/../.stamp', '/%2e%2e/x', '/..%2fapp', '/assets\\x', '/a%00b'])(
    '%s is not one',
    async (path) => {
      expect((await app.request(path)).status).toBe(404)
    },
  )

  test('are read and not written', async () => {
    const answer = await app.request('/', { method: 'POST' })
    expect([answer.status, answer.headers.get('Allow')]).toEqual([405, 'GET, HEAD'])
    const head = await app.request('/', { method: 'HEAD' })
    expect([head.status, await head.text()]).toEqual([200, ''])
  })

  test('an app that is not built says so', async () => {
    const unbuilt = createAppServer({ directory: join(directory, 'nowhere'), config })
    expect((await unbuilt.request('/')).status).toBe(503)
  })
})

test('the configuration is never kept by a cache', async () => {
  const answer = await app.request('/config.json')
  expect(answer.headers.get('Cache-Control')).toBe('no-store')
  expect(await answer.json()).toEqual(config)
})

test('listens on this machine until stopped', async () => {
  const running = await serveApp({ server: app, port: 0 })
  expect(running.url).toMatch(/^http:\/\/localhost:\d+$/)
  const answer = await fetch(`${running.url.replace('localhost', '127.0.0.1')}/config.json`)
  expect(answer.headers.get('date')).not.toBeNull()
  expect(await answer.json()).toEqual(config)
  await running.stop()
  await expect(fetch(`${running.url}/config.json`)).rejects.toThrow()
})

test('trust lists are told to the app, and served as they are in their files now', async () => {
  const file = join(directory, 'dcc.json')
  const listed = createAppServer({ directory, config, trustLists: [file] })
  expect(await (await listed.request('/config.json')).json()).toEqual({
    ...config,
    trustLists: ['/trust-lists/dcc.json'],
  })
  expect((await listed.request('/trust-lists/dcc.json')).status).toBe(404)
  for (const content of ['{"one":1}', '{"two":2}']) {
    writeFileSync(file, content)
    const answer = await listed.request('/trust-lists/dcc.json')
    expect([await answer.text(), answer.headers.get('Cache-Control')]).toEqual([content, 'no-cache'])
  }
  expect(() => createAppServer({ directory, config, trustLists: ['/etc/../a b.txt'] })).toThrow(TypeError)
})
