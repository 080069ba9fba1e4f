import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { startTestCity, type TestCity } from '../test/test-city.ts'

/** What OpenAPI 3.1 demands of an operation, and what this project does besides: every one says in a line what it does. */
const Operation = z.object({
  operationId: z.string().min(1),
  summary: z.string().min(1),
  tags: z.array(z.string()).min(1),
  security: z.array(z.record(z.string(), z.array(z.string()))).optional(),
  requestBody: z.object({ content: z.record(z.string().regex(/\//), z.looseObject({})) }).optional(),
  responses: z.record(
    z.string().regex(/^[1-5]\d\d$/),
    z.object({
      description: z.string().min(1),
      content: z.record(z.string().regex(/\//), z.looseObject({})).optional(),
    }),
  ),
})
const Document = z.object({
  openapi: z.literal('3.1.0'),
  info: z.object({ title: z.string(), version: z.string() }),
  servers: z.array(z.object({ url: z.url() })),
  components: z.object({ securitySchemes: z.record(z.string(), z.looseObject({ type: z.enum(['http', 'apiKey']) })) }),
  paths: z.record(z.string().startsWith('/'), z.partialRecord(z.enum(['get', 'put', 'post', 'delete']), Operation)),
})

let city: TestCity
let document: z.infer<typeof Document>

beforeAll(async () => {
  city = await startTestCity()
  document = Document.parse(await (await city.app.request('/openapi.json')).json())
})
afterAll(() => city.close())

describe('the description of the API', () => {
  test('has every route of the city, and no other', () => {
    const documented = Object.entries(document.paths).flatMap(([path, item]) =>
      Object.keys(item).map((method) => `${method.toUpperCase()} ${path}`),
    )
    const routes = city.app.routes
      .filter(({ method, path }) => method !== 'ALL' && !/^\/(docs.*|openapi\.json)?$/.test(path))
      .map(({ method, path }) => `${method} ${path.replace(/:(\w+)(\{[^}]*\})?/g, '{$1}')}`)
    expect(new Set(documented)).toEqual(new Set(routes))
  })

  test('names each operation once, and each way to sign in that it asks for', () => {
    const operations = Object.values(document.paths).flatMap((item) => Object.values(item))
    expect(new Set(operations.map(({ operationId }) => operationId)).size).toBe(operations.length)
    const schemes = operations.flatMap(({ security = [] }) => security.flatMap((one) => Object.keys(one)))
    expect(new Set(schemes)).toEqual(new Set(Object.keys(document.components.securitySchemes)))
  })

  test.each([
    ['GET', '/healthz', undefined, 200],
    ['GET', '/readyz', undefined, 200],
    ['GET', '/metrics', undefined, 200],
    ['GET', '/bundle', undefined, 200],
    ['GET', '/register/notices.atom', undefined, 200],
    ['GET', '/register/notices.json', undefined, 200],
    ['GET', '/register/issuer-keys', undefined, 200],
    ['GET', '/register/destructions', undefined, 200],
    ['GET', '/register/proposals', undefined, 200],
    ['POST', '/register/proposals', '{}', 400],
    ['POST', '/register/founding', '{}', 400],
    ['GET', '/log/checkpoint', undefined, 200],
    ['GET', '/.well-known/openid-credential-issuer', undefined, 200],
    ['POST', '/nonce', '{}', 200],
    ['POST', '/nonce', 'x'.repeat(20_000), 413],
    ['POST', '/credential', '{', 400],
    ['POST', '/credential', '{}', 400],
    ['POST', '/credential', '{"credential_configuration_id":"x","proofs":{"hefu_commitment":["x"]}}', 401],
    ['POST', '/notification', '{}', 400],
    ['POST', '/notification', '{"notification_id":"x","event":"credential_deleted"}', 401],
    ['POST', '/notification', 'x'.repeat(20_000), 413],
    ['GET', '/holdings', undefined, 401],
    ['POST', '/holdings/erasure', '{}', 400],
    ['POST', '/holdings/erasure', '{"types":["person.entry"]}', 401],
    ['POST', '/cases', '{', 400],
    ['POST', '/cases', '{}', 400],
    ['POST', '/cases', '{"kind":"data-request","type":"person.entry","text":"x","language":"en"}', 401],
    ['POST', '/cases', 'x'.repeat(20_000), 413],
  ] as const)('says of %s %s what it answers to %.20s: %i', async (method, path, body, status) => {
    const headers = { 'Content-Type': 'application/json' }
    const response = await city.app.request(path, { method, ...(body && { body, headers }) })
    expect(response.status).toBe(status)
    const described = document.paths[path]?.[method === 'GET' ? 'get' : 'post']?.responses[status]
    expect(described).toBeDefined()
    const type = response.headers.get('Content-Type')?.split(';')[0]
    if (described?.content) expect(Object.keys(described.content)).toContain(type)
  })
})

describe('the page to read it on', () => {
  test('loads what it needs from the city alone, and runs nothing written into it', async () => {
    const response = await city.app.request('/docs')
    const policy = response.headers.get('Content-Security-Policy') ?? ''
    expect(policy.split('; ')).toEqual(
      expect.arrayContaining([
        "default-src 'none'",
        "script-src 'self'",
        "connect-src 'self'",
        "frame-ancestors 'none'",
      ]),
    )
    const page = await response.text()
    expect(page).not.toMatch(/<script>|<script [^>]*>[^<]|\son\w+=|style=/)
    const files = [...page.matchAll(/(?:src|href)="([^"]+)"/g)].map(([, file]) => file ?? '')
    expect(files).toHaveLength(4)
    for (const file of files) {
      const { pathname, origin } = new URL(file, 'http://city.example/docs')
      expect(origin).toBe('http://city.example')
      const answer = await city.app.request(pathname)
      expect([file, answer.status, answer.headers.get('X-Content-Type-Options')]).toEqual([file, 200, 'nosniff'])
      expect(answer.headers.get('Content-Type')).toMatch(/^(text\/(css|javascript); charset=utf-8|image\/png)$/)
    }
  })

  test('is where the root leads', async () => {
    const response = await city.app.request('/')
    const location = response.headers.get('Location') ?? ''
    expect([response.status, new URL(location, 'http://city.example/').pathname]).toEqual([302, '/docs'])
  })

  test.each([
    'package.json',
    '..%2fpackage.json',
    '%2e%2e%2fpackage.json',
    'constructor',
    '__proto__',
    'index.html',
    '',
  ])('gives no other file: /docs/%s', async (file) => {
    expect((await city.app.request(`/docs/${file}`)).status).toBe(404)
  })
})
