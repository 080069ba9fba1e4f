import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { concatBytes } from '@hefu/bytes'
import {
  appendLeaf,
  cosign,
  EMPTY_FRONTIER,
  ed25519KeyPair,
  encodeEntryBundle,
  formatCheckpoint,
  formatVerifierKey,
  leafHash,
  type NoteSigner,
  rootOf,
  signNote,
  tilePath,
  tilesOf,
  verifierKey,
} from '@hefu/log'
import { type ActBody, approveAct, encodeAct, type Officer, officerId, proposeAct } from '@hefu/standard'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { run, testFolder } from '../test/test-terminal.ts'

const ORIGIN = 'city.test'
const NOW = 1_795_000_000
const TEXT = { 'zh-CN': '文', en: 'text' }
/** More than one tile. */
const ACTS = 300

let files = new Map<string, Uint8Array>()
let url: string
let log: NoteSigner
let witness: NoteSigner
let officers: readonly Officer[]
let keys: readonly CryptoKey[]
let acts: Uint8Array[]

const server = createServer((request, response) => {
  const body = files.get((request.url ?? '').replace(/^\/log\//, ''))
  response.writeHead(body ? 200 : 404).end(body)
})

beforeAll(async () => {
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/log`
  const pairs = await Promise.all([1, 2, 3, 4].map((seed) => ed25519KeyPair(new Uint8Array(32).fill(seed))))
  keys = pairs.map(({ privateKey }) => privateKey)
  officers = pairs.slice(0, 2).map(({ publicKey }, i) => ({ id: officerId(`data.${i + 1}`), office: TEXT, publicKey }))
  const [, , third, fourth] = pairs as [never, never, (typeof pairs)[0], (typeof pairs)[0]]
  log = { key: await verifierKey(ORIGIN, third.publicKey), privateKey: third.privateKey }
  witness = {
    key: await verifierKey('witness.test/1', fourth.publicKey, 'cosignature/v1'),
    privateKey: fourth.privateKey,
  }
  acts = [await act({ kind: 'city', name: TEXT, utcOffsetMinutes: 480, noticeDays: 7, officers })]
  while (acts.length < ACTS) acts.push(await act({ kind: 'notice-period', days: 7 + (acts.length % 2) }))
})
afterAll(() => new Promise((done) => server.close(done)))

async function act(body: ActBody, key = 1): Promise<Uint8Array> {
  const [proposer, approver] = officers as [Officer, Officer]
  const proposal = await proposeAct(ORIGIN, { body, proposer: proposer.id, proposedAt: NOW }, keys[0] as CryptoKey)
  return encodeAct(
    await approveAct(ORIGIN, proposal, { approver: approver.id, decidedAt: NOW }, keys[key] as CryptoKey),
  )
}

/** Publishes entries as the files of a log (C2SP tlog-tiles), cosigned once. */
async function publish(entries: readonly Uint8Array[]): Promise<void> {
  let frontier = EMPTY_FRONTIER
  const hashes = new Map<string, Uint8Array>()
  for (const entry of entries) {
    const grown = appendLeaf(frontier, leafHash(entry))
    frontier = grown.frontier
    for (const { level, index, hash } of grown.completed) hashes.set(`${level} ${index}`, hash)
  }
  files = new Map()
  for (const tile of tilesOf(entries.length)) {
    const at = Array.from({ length: tile.width }, (_, i) => tile.index * 256 + i)
    const bytes =
      tile.level === 'entries'
        ? encodeEntryBundle(at.map((index) => entries[index] as Uint8Array))
        : concatBytes(...at.map((index) => hashes.get(`${Number(tile.level) * 8} ${index}`) as Uint8Array))
    files.set(tilePath(tile), bytes)
  }
  const text = formatCheckpoint({ origin: ORIGIN, size: entries.length, rootHash: rootOf(frontier) })
  const note = (await signNote(text, [log])) + (await cosign(text, witness, NOW))
  files.set('checkpoint', new TextEncoder().encode(note))
}

function verify(...options: string[]): ReturnType<typeof run> {
  return run(['log', 'verify', url, '--key', formatVerifierKey(log.key), ...options], NOW)
}

describe('hefu log verify', () => {
  test('finds nothing in an honest log, counts its acts, and saves the head', async () => {
    await publish(acts)
    const head = (await testFolder()).path('city.head')
    const ended = await verify('--head', head, '--witness', formatVerifierKey(witness.key))
    expect(ended).toMatchObject({ code: 0, out: `city.test: 300 acts (1 city, 299 notice-period)\neverything holds\n` })
    expect(ended.err).toContain('300 of 300 acts')
    await publish([...acts, await act({ kind: 'notice-period', days: 9 })])
    expect(await verify('--head', head)).toMatchObject({ code: 0 })
  })

  test('finds a log that was rewritten since it was looked at last', async () => {
    await publish(acts)
    const head = (await testFolder()).path('city.head')
    await verify('--head', head)
    await publish([...acts.slice(0, -1), await act({ kind: 'notice-period', days: 30 }), ...acts.slice(-1)])
    const ended = await verify('--head', head, '--json')
    expect(ended.code).toBe(1)
    expect(JSON.parse(ended.out)).toMatchObject({ holds: false, findings: [{ what: 'not-grown' }] })
    expect(await verify('--head', head)).toMatchObject({ code: 1 })
  })

  test('names what is altered, and where', async () => {
    for (const [change, finding] of [
      [async () => publish(acts.with(280, await act({ kind: 'notice-period', days: 9 }, 0))), 'act 280 is not signed'],
      [async () => publish(acts.with(9, acts[0] as Uint8Array)), 'act 9: founded-already may not stand'],
      [async () => publish(acts.with(7, new Uint8Array(9))), 'act 7 cannot be read'],
      [async () => files.set('tile/0/000', new Uint8Array(8192)), 'tile/0/000 is not what the entries give'],
      [async () => files.set('tile/entries/001.p/44', new Uint8Array(4)), 'tile/entries/001.p/44 cannot be read'],
    ] as const) {
      await publish(acts)
      await change()
      const ended = await verify()
      expect(ended.code).toBe(1)
      expect(ended.out).toContain(finding)
      expect(ended.out).toContain('this log does not hold')
    }
  })

  test('trusts no other key, no missing witness and no missing file', async () => {
    await publish(acts)
    const other = { ...log, key: await verifierKey(ORIGIN, (officers[0] as Officer).publicKey) }
    expect(await run(['log', 'verify', url, '--key', formatVerifierKey(other.key)], NOW)).toMatchObject({
      code: 1,
      out: '',
    })
    const stranger = await verifierKey('witness.test/2', (officers[0] as Officer).publicKey, 'cosignature/v1')
    const both = ['--witness', formatVerifierKey(witness.key), '--witness', formatVerifierKey(stranger)]
    expect((await verify(...both)).err).toContain('too-few-cosignatures')
    expect(await verify(...both, '--quorum', '1')).toMatchObject({ code: 0 })
    expect(await verify('--quorum', '2')).toMatchObject({ code: 2 })
    files.delete('tile/1/000.p/1')
    expect((await verify()).err).toContain('not-found')
  })
})
