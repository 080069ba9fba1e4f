import { type SyntheticRegister, seededRandom, syntheticRegister } from '@hefu/testing'
import { beforeEach, expect, test } from 'vitest'
import { NOW, ORIGIN, type TestLog, testLog } from '../log/test/test-log.ts'
import { type TestWitness, testPause, testWitnesses, transportTo } from '../log/test/test-witness.ts'
import { databaseTreeStore } from '../log/tree-store.ts'
import { databaseLogReading, type LogReading } from './log-reading.ts'

let parts: TestLog
let witnesses: TestWitness[]
let register: SyntheticRegister
let read: () => Promise<LogReading>

beforeEach(async () => {
  parts = await testLog()
  witnesses = await testWitnesses(parts, 2)
  register = await syntheticRegister(ORIGIN, NOW, seededRandom('log reading'))
  read = databaseLogReading({
    database: parts.opened.database,
    policy: { logKey: parts.signer.key, witnesses: witnesses.map(({ key }) => key), quorum: 1 },
    entries: databaseTreeStore(parts.opened.database).entries,
    outcomes: () => ({}),
  })
})

const act = () => register.act({ kind: 'notice-period', days: 7 })

test('before its first act there is nothing to read, and no witness was seen', async () => {
  const unseen = { size: null, lastSeenAt: null, outcome: null }
  const names = witnesses.map(({ key }) => ({ name: key.name, ...unseen }))
  expect(await read()).toEqual({
    size: 0,
    published: 0,
    publishedAt: null,
    unseenSince: null,
    quorum: 1,
    witnesses: names,
  })
})

test('how far log, readers and witnesses are, and since when readers lack an act', async () => {
  const [first, second] = witnesses.map(({ key }) => key.name)
  let away = second
  const transport = transportTo(witnesses, (witness, ask) =>
    witness.key.name === away || away === 'both' ? Promise.reject(new Error('away')) : ask(),
  )
  const log = await parts.open({ witnesses, quorum: 1, transport, pause: testPause().pause })
  await log.append([await act()])
  await log.untilVisible(1)
  expect(await read()).toMatchObject({
    size: 1,
    published: 1,
    publishedAt: NOW,
    unseenSince: null,
    witnesses: [
      { name: first, size: 1, lastSeenAt: NOW },
      { name: second, size: null, lastSeenAt: null },
    ],
  })
  away = 'both'
  parts.time.now = NOW + 50
  register.now = NOW + 50
  await log.append([await act()])
  expect(await read()).toMatchObject({ size: 2, published: 1, publishedAt: NOW, unseenSince: NOW + 50 })
})
