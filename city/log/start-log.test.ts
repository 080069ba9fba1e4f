import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openNote, parseVerifierKey } from '@hefu/log'
import { createTestDatabase } from '@hefu/server/test-database'
import { beforeEach, expect, onTestFinished, test } from 'vitest'
import { type RunningLog, startLog } from './start-log.ts'
import { entry, ORIGIN } from './test/test-log.ts'

let databaseUrl: string
let dataDirectory: string

beforeEach(async () => {
  databaseUrl = await createTestDatabase()
  dataDirectory = await mkdtemp(join(tmpdir(), 'hefu-log-'))
  onTestFinished(() => rm(dataDirectory, { recursive: true, force: true }))
})

async function start(port = 0): Promise<RunningLog> {
  const at = { dataDirectory, databaseUrl, host: '127.0.0.1', port }
  const running = await startLog({ origin: ORIGIN, ...at, witnesses: async () => [], quorum: 0 })
  onTestFinished(() => running.stop())
  return running
}

test('a log by itself serves what was appended, and has the same key when it starts again', async () => {
  const first = await start()
  const { end } = await first.log.append([entry('a')])
  await first.log.untilVisible(end)
  const note = await (await fetch(`${first.url}/log/checkpoint`)).text()
  expect((await openNote(note, [await parseVerifierKey(first.verifierKey)])).text).toMatch(/^log\.synthetic\S+\n1\n/)
  await Promise.all([first.stop(), first.stop()])
  const second = await start()
  expect(second.verifierKey).toBe(first.verifierKey)
  expect(await second.log.append([entry('b')])).toEqual({ start: 1, end: 2 })
})

test('one that does not start lets go of what it has opened', async () => {
  const running = await start()
  await expect(start()).rejects.toMatchObject({ code: 'folder-in-use' })
  const port = Number(new URL(running.url).port)
  const elsewhere = await mkdtemp(join(tmpdir(), 'hefu-log-'))
  onTestFinished(() => rm(elsewhere, { recursive: true, force: true }))
  const other = {
    origin: ORIGIN,
    dataDirectory: elsewhere,
    databaseUrl: await createTestDatabase(),
    host: '127.0.0.1',
    witnesses: async () => [],
    quorum: 0,
  }
  await expect(startLog({ ...other, port })).rejects.toMatchObject({ code: 'address-in-use' })
  const again = await startLog({ ...other, port: 0 })
  await again.stop()
})
