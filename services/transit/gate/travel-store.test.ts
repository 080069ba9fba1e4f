import { appendFileSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { seededNumbers } from '@hefu/testing'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Travel } from '../journey/travel.ts'
import { openTravelStore, type TravelKey, type TravelStore } from './travel-store.ts'

const STOPS = ['m101', 'm102', 'm103']
const TRAVEL: Travel = { phase: 'in', origin: 'm101', last: 'm103', enteredAt: 1_795_608_000, changedAt: 4_000_000_000, reach: 3 }
let folder: string

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'hefu-travels-'))
})

afterEach(() => {
  rmSync(folder, { recursive: true, force: true })
})

const open = (stops: readonly string[] = STOPS): TravelStore => openTravelStore({ folder, stops, utcOffsetMinutes: 480 })
const key = (serial: string, generation = 202648): TravelKey => ({ entitlement: 'ticket', generation, serial })

describe('what a gate knows of tickets', () => {
  test('comes back as it was, of every phase and with stops that are not known', () => {
    const store = open()
    const travels: Travel[] = [
      TRAVEL,
      { ...TRAVEL, phase: 'out', origin: null, enteredAt: 0 },
      { ...TRAVEL, phase: 'refunded', reach: 1, last: null },
    ]
    travels.forEach((travel, index) => store.set(key(`ffffffff0000000${index}`), travel))
    expect(travels.map((_, index) => store.get(key(`ffffffff0000000${index}`)))).toEqual(travels)
    expect(store.get(key('ffffffff0000000a'))).toBeUndefined()
    expect(store.get(key('ffffffff00000000', 202647))).toBeUndefined()
  })

  test('outlives the process, and its last word counts', () => {
    const before = open()
    before.set(key('00000000000000aa'), TRAVEL)
    before.set(key('00000000000000aa'), { ...TRAVEL, phase: 'out' })
    before.close()
    const after = open()
    expect(after.get(key('00000000000000aa'))).toEqual({ ...TRAVEL, phase: 'out' })
    expect(after.size).toBe(1)
  })

  test('outlives a feed that numbers its stops otherwise', () => {
    open().set(key('00000000000000aa'), TRAVEL)
    open(['m103', 'm100', 'm101']).set(key('00000000000000bb'), TRAVEL)
    const now = open(['m103', 'm100', 'm101'])
    expect([now.get(key('00000000000000aa')), now.get(key('00000000000000bb'))]).toEqual([TRAVEL, TRAVEL])
  })

  test('loses to a power cut what was half written, and nothing before it', () => {
    const store = open()
    store.set(key('00000000000000aa'), TRAVEL)
    store.close()
    const [name = ''] = readdirSync(folder)
    appendFileSync(join(folder, name), Uint8Array.of(1, 2, 3))
    const again = open()
    again.set(key('00000000000000bb'), TRAVEL)
    again.close()
    expect(open().size).toBe(2)
  })

  test('is not guessed where its file is damaged', () => {
    const store = open()
    for (const serial of ['00000000000000aa', '00000000000000bb']) store.set(key(serial), TRAVEL)
    store.close()
    const path = join(folder, readdirSync(folder)[0] ?? '')
    const bytes = readFileSync(path)
    bytes[bytes.indexOf(10) + 9] = 0xee
    writeFileSync(path, bytes)
    expect(open).toThrow(expect.objectContaining({ code: 'travel-file-damaged' }))
  })

  test('is dropped with its file once its generation is over', () => {
    const store = open()
    store.set(key('00000000000000aa', 202646), TRAVEL)
    store.set(key('00000000000000aa', 202648), TRAVEL)
    store.drop(Date.parse('2026-11-25T12:00:00Z') / 1000)
    expect(store.size).toBe(1)
    expect(readdirSync(folder)).toEqual(['ticket-202648.travels'])
  })

  test('is found among a hundred thousand, in little room', () => {
    const numbers = seededNumbers(7)
    const store = openTravelStore({ stops: STOPS, utcOffsetMinutes: 480 })
    const serials = Array.from({ length: 100_000 }, () => serial(numbers.below(2 ** 32), numbers.below(2 ** 32)))
    for (const one of serials) store.set(key(one), TRAVEL)
    expect(store.size).toBe(new Set(serials).size)
    expect(serials.every((one) => store.get(key(one))?.phase === 'in')).toBe(true)
    expect(store.bytes / store.size).toBeLessThan(60)
  })
})

const serial = (high: number, low: number): string => [high, low].map((word) => word.toString(16).padStart(8, '0')).join('')
