import { createHash } from 'node:crypto'
import { cosign, type NoteSigner, openCheckpoint } from '@hefu/log'
import type { Hono } from 'hono'
import { beforeEach, describe, expect, test } from 'vitest'
import { type Answered, createWitness } from './create-witness.ts'
import { type TestLog, testLog, testSigner } from './test/test-log.ts'
import { memoryWitnessStore, type WitnessStore } from './witness-store.ts'

const NOW = 1_795_000_000

let signer: NoteSigner
let log: TestLog
let fork: TestLog
let store: WitnessStore
let witness: Hono
let answered: Answered[]

function witnessOver(memory: WitnessStore): Hono {
  const logs = new Map([[log.signer.key.name, [log.signer.key]]])
  return createWitness({ signer, logs, store: memory, clock: () => NOW, report: (answer) => answered.push(answer) })
}

beforeEach(async () => {
  signer = await testSigner('witness.example/w1', 9, 'cosignature/v1')
  log = await testLog()
  fork = await testLog(undefined, 1)
  answered = []
  store = memoryWitnessStore()
  witness = witnessOver(store)
})

async function add(body: string | Uint8Array<ArrayBuffer>, to: Hono = witness) {
  const response = await to.request('/add-checkpoint', { method: 'POST', body })
  return { status: response.status, type: response.headers.get('Content-Type'), text: await response.text() }
}

describe('a witness', () => {
  test('cosigns a log as it grows, for whoever demands it', async () => {
    for (const [oldSize, size] of [
      [0, 20],
      [20, 20],
      [20, 47],
    ] as const) {
      const { status, text } = await add(await log.request(oldSize, size))
      expect(status).toBe(200)
      const policy = { logKey: log.signer.key, witnesses: [signer.key], quorum: 1 }
      expect(await openCheckpoint((await log.note(size)) + text, policy)).toMatchObject({ size })
    }
    expect(answered.map(({ status }) => status)).toEqual([200, 200, 200])
  })

  test('says in the form that logs read how far it has come', async () => {
    await add(await log.request(0, 20))
    for (const oldSize of [0, 7, 30]) {
      const answer = await add(await log.request(oldSize, 47))
      expect(answer).toEqual({ status: 409, type: 'text/x.tlog.size', text: '20\n' })
    }
  })

  test('never goes back, and never over to another history of the log', async () => {
    await add(await log.request(0, 20))
    expect(await add(await log.request(20, 12))).toMatchObject({ status: 400 })
    expect(await add(await fork.request(20, 20))).toMatchObject({ status: 422 })
    expect(await add(await fork.request(20, 47))).toMatchObject({ status: 422 })
    expect(answered.at(-1)).toMatchObject({ status: 422, origin: 'log.example/city' })
    expect(await add(await log.request(20, 47))).toMatchObject({ status: 200 })
  })

  test('refuses what it cannot read, logs that it does not know and what the log has not signed', async () => {
    const body = await log.request(0, 20)
    const other = await testLog('other.example')
    expect(await add('hello')).toMatchObject({ status: 400 })
    expect(await add(Uint8Array.of(0x6f, 0x6c, 0x64, 0xff))).toMatchObject({ status: 400 })
    expect(await add(`${body}${'x'.repeat(20_000)}`)).toMatchObject({ status: 413 })
    expect(await add(await other.request(0, 20))).toMatchObject({ status: 404 })
    expect(await add(body.replace('\n20\n', '\n21\n'))).toMatchObject({ status: 403 })
    expect((await witness.request('/add-checkpoint')).status).toBe(404)
    expect(await store.load('log.example/city')).toBeNull()
  })

  test('tells monitors what it has cosigned, with no line that nobody it knows has signed', async () => {
    const path = `/${createHash('sha256').update('log.example/city').digest('hex')}/checkpoint`
    expect((await witness.request(path)).status).toBe(404)
    const stranger = await testSigner('stranger.example', 5, 'cosignature/v1')
    const text = (await log.note(20)).split('\n\n')[0]
    const { text: line } = await add((await log.request(0, 20)) + (await cosign(`${text}\n`, stranger, NOW)))
    const response = await witness.request(path)
    expect(await response.text()).toBe((await log.note(20)) + line)
    expect(response.headers.get('Access-Control-Allow-Origin')).toBe('*')
    expect((await witness.request(`/${'0'.repeat(64)}/checkpoint`)).status).toBe(404)
  })
})

describe('what a witness has cosigned is remembered first', () => {
  test('nothing is answered that could not be remembered, and nothing of it is said', async () => {
    const full = witnessOver({
      ...store,
      async replace() {
        throw new Error('ENOSPC')
      },
    })
    const answer = await add(await log.request(0, 20), full)
    expect(answer).toMatchObject({ status: 500, text: 'the witness failed\n' })
    expect(answered.at(-1)).toMatchObject({ status: 500, error: expect.objectContaining({ message: 'ENOSPC' }) })
    expect(await add(await log.request(0, 12))).toMatchObject({ status: 200 })
  })

  test('of requests at the same time, each is judged by what the one before it left', async () => {
    const bodies = await Promise.all([12, 20, 30, 47].map((size) => log.request(0, size)))
    const answers = await Promise.all(bodies.map((body) => add(body)))
    const sizes = [12, 20, 30, 47]
    const cosigned = sizes.filter((_, i) => answers[i]?.status === 200)
    expect(cosigned).toHaveLength(1)
    for (const { status, text } of answers)
      if (status !== 200) expect([status, text]).toEqual([409, `${cosigned[0]}\n`])
  })

  test('two histories at the same time: one is cosigned', async () => {
    for (let round = 0; round < 10; round++) {
      const shared = witnessOver(memoryWitnessStore())
      const bodies = await Promise.all([log.request(0, 20), fork.request(0, 20)])
      const statuses = (await Promise.all(bodies.map((body) => add(body, shared)))).map(({ status }) => status)
      expect(statuses.sort()).toEqual([200, 409])
    }
  })

  test('a request that is overtaken again and again is told to come back', async () => {
    const busy = witnessOver({ ...store, replace: async () => false })
    expect(await add(await log.request(0, 20), busy)).toMatchObject({ status: 503 })
  })

  test('a memory that somebody else has written is not gone by', async () => {
    await store.replace('log.example/city', null, await log.note(20))
    expect(await add(await log.request(20, 47))).toMatchObject({ status: 500 })
    expect(answered.at(-1)?.error).toMatchObject({ code: 'witness-state' })
  })
})
