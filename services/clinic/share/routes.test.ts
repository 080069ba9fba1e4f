import { decryptSharedFile, encryptSharedFile } from '@hefu/health/shl'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { NOW, type TestRecords, testRecords } from '../test/test-records.ts'
import { shareRoutes } from './routes.ts'
import { FILE_LASTS, MAX_SHARE_LIFE, PASSCODE_TRIES, shareStore } from './share-store.ts'

const SECRET_WORD = 'hypertension'
const key = new Uint8Array(32).fill(4)
let clinic: TestRecords
let now = NOW
let count = 0
let app: ReturnType<typeof shareRoutes>
let file = ''

beforeAll(async () => {
  clinic = await testRecords()
  const random = (length: number): Uint8Array => new Uint8Array(length).map((_, index) => (++count * 31 + index) % 251)
  const clock = (): number => now
  app = shareRoutes({ shares: shareStore(clinic.database, clock, random), clock, publicUrl: 'http://clinic.test' })
  file = await encryptSharedFile(key, new Uint8Array(12), { resourceType: 'Bundle', note: SECRET_WORD })
})
afterAll(() => clinic[Symbol.asyncDispose]())

const post = async (path: string, body: object): Promise<Response> =>
  await app.request(`http://clinic.test${path}`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(body),
  })
async function share(more: object = {}): Promise<{ path: string; manage: string }> {
  now = NOW
  const response = await post('/api/shares', { file, expires_at: NOW + 86_400, ...more })
  expect(response.status).toBe(201)
  const { url, manage } = (await response.json()) as { url: string; manage: string }
  expect(url.length).toBeLessThanOrEqual(128)
  return { path: new URL(url).pathname, manage }
}
const open = (path: string, more: object = {}): Promise<Response> => post(path, { recipient: 'Dr. Nobody', ...more })
const revoke = async (path: string, manage: string): Promise<number> =>
  (
    await app.request(`http://clinic.test${path.replace('/s/', '/api/shares/')}`, {
      method: 'DELETE',
      headers: { Authorization: `Bearer ${manage}` },
    })
  ).status

describe('a record that is shared', () => {
  test('is opened with the link, and decrypted with the key that was never sent', async () => {
    const { path } = await share()
    const manifest = (await (await open(path)).json()) as { files: { contentType: string; embedded: string }[] }
    expect(manifest.files).toMatchObject([{ contentType: 'application/fhir+json', embedded: file }])
    expect(await decryptSharedFile(key, manifest.files[0]?.embedded ?? '')).toMatchObject({ note: SECRET_WORD })
  })

  test('is given at an address of its own to who takes no long manifest, once and for five minutes', async () => {
    const { path } = await share()
    const location = async (): Promise<string> =>
      ((await (await open(path, { embeddedLengthMax: 10 })).json()) as { files: { location: string }[] }).files[0]
        ?.location ?? ''
    const first = await location()
    const response = await app.request(first)
    expect([response.headers.get('Content-Type'), await response.text()]).toEqual(['application/jose', file])
    expect((await app.request(first)).status).toBe(404)
    const second = await location()
    now += FILE_LASTS
    expect((await app.request(second)).status).toBe(404)
  })

  test('asks for its passcode, counts wrong ones over its whole life and is then gone', async () => {
    const { path } = await share({ passcode: '8264' })
    expect((await open(path, { passcode: '8264' })).status).toBe(200)
    for (let left = PASSCODE_TRIES - 1; left > 0; left--) {
      const response = await open(path, left % 2 ? { passcode: '0000' } : {})
      expect([response.status, await response.json()]).toEqual([401, { remainingAttempts: left }])
      expect((await open(path, { passcode: '8264' })).status).toBe(200)
    }
    expect(await (await open(path, { passcode: '1' })).json()).toEqual({ remainingAttempts: 0 })
    expect((await open(path, { passcode: '8264' })).status).toBe(404)
  })

  test('takes no more guesses side by side than one after the other', async () => {
    const { path } = await share({ passcode: '8264' })
    const guesses = await Promise.all(Array.from({ length: 12 }, (_, guess) => open(path, { passcode: `00${guess}x` })))
    expect(guesses.filter(({ status }) => status === 401)).toHaveLength(PASSCODE_TRIES)
    expect((await open(path, { passcode: '8264' })).status).toBe(404)
  })

  test('is gone once revoked, by who shared it alone', async () => {
    const { path, manage } = await share()
    expect(await revoke(path, 'not-the-secret')).toBe(404)
    expect((await open(path)).status).toBe(200)
    expect(await revoke(path, manage)).toBe(204)
    expect((await open(path)).status).toBe(404)
    expect(await revoke(path, manage)).toBe(404)
  })

  test('is gone when its time is up, and is told from one that never was by nobody', async () => {
    const { path } = await share()
    now = NOW + 86_400
    const [expired, never] = await Promise.all([open(path), open(`/s/${'A'.repeat(43)}`)])
    expect([expired.status, await expired.json()]).toEqual([never.status, await never.json()])
  })

  test.each([
    ['plaintext', { file: '{"resourceType":"Bundle"}' }],
    ['a year', { expires_at: NOW + 2 * MAX_SHARE_LIFE }],
    ['a moment that is past', { expires_at: NOW }],
    ['a passcode of three digits', { passcode: '123' }],
    ['something besides', { patient: 'C-1001' }],
  ])('is not taken with %s', async (_, more) => {
    now = NOW
    expect((await post('/api/shares', { file, expires_at: NOW + 60, ...more })).status).toBe(400)
  })

  test('leaves nothing in the database that opens it, reads it, or tells that it was opened', async () => {
    const { path, manage } = await share({ passcode: '8264' })
    const dump = async (): Promise<string> => {
      const { rows } = await sql`select t.*::text as row from clinic_share t`.execute(clinic.database)
      return JSON.stringify(rows)
    }
    const before = await dump()
    await open(path, { passcode: '8264' })
    const after = await dump()
    expect(after).toBe(before)
    for (const word of [SECRET_WORD, path.slice(3), manage, '8264 ', 'Nobody']) expect(after).not.toContain(word)
  })
})
