import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { encryptSharedFile, writeSmartHealthLink } from '@hefu/health/shl'
import { describe, expect, test } from 'vitest'
import { openShare } from './open-share.ts'
import { viewerScript } from './scripts.ts'
import { VIEWER_WORDS } from './viewer-words.ts'

const ORIGIN = 'https://clinic.test'
const NOW = 1_795_400_000
const key = new Uint8Array(32).fill(8)
const url = `${ORIGIN}/s/${'a'.repeat(43)}`
const bundle = {
  resourceType: 'Bundle',
  entry: [
    {
      resource: {
        resourceType: 'Observation',
        id: '1',
        status: 'final',
        code: { text: 'Weight' },
        valueString: '70 kg',
      },
    },
  ],
}
const file = await encryptSharedFile(key, new Uint8Array(12), bundle)
const link = (more: Partial<Parameters<typeof writeSmartHealthLink>[0]> = {}): string =>
  writeSmartHealthLink({ url, key, passcode: false, ...more })
const answering = (status: number, body: unknown) => ({
  now: NOW,
  origin: ORIGIN,
  fetch: (async () => Response.json(body, { status })) as typeof fetch,
})
const embedded = { files: [{ contentType: 'application/fhir+json', embedded: file }] }
const state = async (text: string, passcode: string | null, ports: Parameters<typeof openShare>[2]): Promise<string> =>
  (await openShare(text, passcode, ports)).state

describe('a link that a doctor opens', () => {
  test('is decrypted here, and the key is sent to nobody', async () => {
    const sent: string[] = []
    const recording: typeof fetch = async (to, init) => {
      sent.push(String(to), String(init?.body))
      return Response.json(embedded)
    }
    const opened = await openShare(link({ label: '血压' }), null, { now: NOW, origin: ORIGIN, fetch: recording })
    expect(opened).toMatchObject({ state: 'record', patient: null, label: '血压' })
    expect(opened.state === 'record' && opened.entries.map(({ title }) => title.en)).toEqual(['Weight'])
    expect(sent).toEqual([url, '{"recipient":"-"}'])
  })

  test('asks for its passcode first, says how many tries are left, and when there are none', async () => {
    const locked = link({ passcode: true })
    expect(await openShare(locked, null, answering(500, {}))).toEqual({ state: 'passcode', left: null })
    expect(await openShare(locked, 'x', answering(401, { remainingAttempts: 3 }))).toEqual({
      state: 'passcode',
      left: 3,
    })
    expect(await state(locked, 'x', answering(401, { remainingAttempts: 0 }))).toBe('gone')
    expect(await state(locked, '8264', answering(200, embedded))).toBe('record')
  })

  test.each([
    ['nothing', '', answering(200, embedded), 'no-link'],
    ['a link of another server', link({ url: 'https://evil.test/s/a' }), answering(200, embedded), 'elsewhere'],
    ['one that is over', link({ exp: NOW }), answering(200, embedded), 'expired'],
    ['one that was taken back', link({ exp: NOW + 1 }), answering(404, {}), 'gone'],
    ['another key', link({ key: new Uint8Array(32) }), answering(200, embedded), 'unreadable'],
    ['no file', link(), answering(200, { files: [] }), 'unreadable'],
    [
      'a file elsewhere',
      link(),
      answering(200, { files: [{ contentType: 'application/fhir+json', location: 'https://evil.test/f' }] }),
      'unreadable',
    ],
    ['a fault', link(), answering(500, {}), 'unreadable'],
    ['no network', link(), { ...answering(0, {}), fetch: () => Promise.reject(new TypeError('offline')) }, 'offline'],
  ] as const)('with %s it says so', async (_, text, ports, expected) => {
    expect(await state(text, null, ports)).toBe(expected)
  })

  test('is opened by scripts of this server alone, as they are served', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'hefu-viewer-'))
    const wanted = ['viewer.js']
    for (const name of wanted) {
      const script = viewerScript(name) ?? ''
      expect(script, name).not.toBe('')
      const from = [...script.matchAll(/from '([^']+)'/g)].map(([, place = '']) => place)
      expect(from.every((place) => /^\.\/[\w-]+\.js$/.test(place))).toBe(true)
      wanted.push(...from.map((place) => place.slice(2)).filter((each) => !wanted.includes(each)))
      await writeFile(join(folder, name), script)
    }
    expect(wanted).toHaveLength(10)
    const served = (await import(/* @vite-ignore */ pathToFileURL(join(folder, 'open-share.js')).href)) as {
      openShare: typeof openShare
    }
    expect((await served.openShare(link(), null, answering(200, embedded))).state).toBe('record')
    await rm(folder, { recursive: true })
    expect(viewerScript('../index.js')).toBeUndefined()
    expect(viewerScript('toString')).toBeUndefined()
  })

  test('is told in both languages', () => {
    for (const words of Object.values(VIEWER_WORDS)) {
      expect(words['zh-CN']).toMatch(/\p{Script=Han}/u)
      expect(words.en).not.toMatch(/\p{Script=Han}/u)
    }
  })
})
