import { appendFileSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { ReportedEvent } from '../sync/sync-messages.ts'
import { openEventLog } from './event-log.ts'
import { readGateFile } from './gate-file.ts'

const EVENT: Omit<ReportedEvent, 'number'> = {
  entitlement: 'ticket',
  generation: 202648,
  serial: '00112233445566aa',
  step: 'entry',
  stop: 'm104',
  line: 'm1',
  at: 1_795_608_000,
  reach: 1,
}
let folder: string
let path: string

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'hefu-events-'))
  path = join(folder, 'events.jsonl')
})

afterEach(() => {
  rmSync(folder, { recursive: true, force: true })
})

describe('what a gate has yet to tell', () => {
  test('outlives the process, in order, under numbers that grow whatever the clock does', () => {
    const before = openEventLog(path)
    before.add(EVENT)
    before.add({ ...EVENT, at: EVENT.at - 60 })
    const after = openEventLog(path)
    after.add(EVENT)
    const numbers = after.first(10).map(({ number }) => number)
    expect(numbers).toEqual([...new Set(numbers)].sort((a, b) => a - b))
    expect(after.first(10).map(({ at }) => at)).toEqual([EVENT.at, EVENT.at - 60, EVENT.at])
  })

  test('is forgotten once it is told, and numbers go on from what the server has', () => {
    const events = openEventLog(path)
    events.add(EVENT)
    events.told((events.first(1)[0]?.number ?? 0) + 5000)
    expect([events.waiting, readFileSync(path, 'utf8')]).toEqual([0, ''])
    events.add(EVENT)
    expect(events.first(1)[0]?.number).toBeGreaterThan(EVENT.at * 1000 + 5000)
  })

  test('loses to a power cut what was half written, for which the gate had not opened', () => {
    openEventLog(path).add(EVENT)
    appendFileSync(path, '{"entitlement":"tic')
    const again = openEventLog(path)
    expect(again.waiting).toBe(1)
    again.add(EVENT)
    expect(openEventLog(path).waiting).toBe(2)
  })
})

test('the file of a gate is read, and what does not fit is named without its value', () => {
  const file = {
    place: { id: 'square-in', stop: 'm104', line: 'm1', way: 'in' },
    serverUrl: 'http://localhost:5600',
    token: 'a-secret-token',
    city: { url: 'http://localhost:5601', logKey: 'key', witnesses: ['one'], quorum: 1 },
    dataDirectory: '/var/lib/gate',
    feed: 'feed.zip',
  }
  expect(readGateFile(JSON.stringify(file))).toEqual(file)
  const wrong = JSON.stringify({ ...file, token: '', place: { ...file.place, way: 'up' } })
  expect(() => readGateFile(wrong)).toThrow('does not fit: place.way, token')
  expect(() => readGateFile('{')).toThrow(expect.objectContaining({ code: 'gate-file' }))
})
