import { argon2Sync } from 'node:crypto'
import { memoryStore } from '@hefu/app-browser'
import { describe, expect, test } from 'vitest'
import { AppError } from '../error.ts'
import { deriveHere } from './argon2.ts'
import { type PinProtection, pinFlaw, pinProtection } from './pin.ts'
import { tryPin } from './unlock-with-pin.ts'

const LIGHT: PinProtection = { kind: 'pin', salt: new Uint8Array(16).fill(2), memoryKib: 32, passes: 3 }

describe('a PIN', () => {
  test.each([
    ['12345', 'too-short'],
    ['1234567', 'too-simple'],
    ['876543', 'too-simple'],
    ['890123', 'too-simple'],
    ['111111', 'too-simple'],
    ['424242', 'too-simple'],
    ['123123', 'too-simple'],
    ['12345a', 'not-digits'],
    ['１２３４５６', 'not-digits'],
    ['1'.repeat(33), 'too-long'],
    ['739154', null],
    ['20260712', null],
  ])('%s: %s', (pin, flaw) => {
    expect(pinFlaw(pin)).toBe(flaw)
  })

  test('becomes the bytes that another implementation of Argon2id makes of it', async () => {
    const secret = await deriveHere('739154', LIGHT)
    const { salt, memoryKib, passes } = LIGHT
    const other = argon2Sync('argon2id', {
      message: '739154',
      nonce: salt,
      parallelism: 1,
      tagLength: 32,
      memory: memoryKib,
      passes,
    })
    expect(secret).toEqual(new Uint8Array(other))
  })

  test('is derived with 64 MiB and 8 passes in a real wallet, each with a salt of its own', () => {
    const random = (length: number) => crypto.getRandomValues(new Uint8Array(length))
    const [one, two] = [pinProtection(random), pinProtection(random)]
    expect(one).toMatchObject({ memoryKib: 65_536, passes: 8 })
    expect(one.salt).not.toEqual(two.salt)
  })
})

describe('trying PINs', () => {
  const derive = async (pin: string) => new TextEncoder().encode(pin)
  const use = async (secret: Uint8Array) => {
    if (new TextDecoder().decode(secret) !== '739154') throw new AppError('wrong-secret', 'no')
  }

  test('is slowed down more and more, whatever is closed in between, and the right PIN clears it', async () => {
    let now = 1000
    const options = { protection: LIGHT, store: memoryStore(), clock: () => now, derive }
    const attempt = (pin: string) => tryPin({ ...options, pin }, use)
    const waits: number[] = []
    for (let count = 0; count < 9; count++) {
      const outcome = await attempt('000000')
      if (outcome.outcome !== 'wrong') throw new Error(outcome.outcome)
      waits.push(outcome.wait)
      now += outcome.wait
    }
    expect(waits).toEqual([0, 0, 30, 60, 300, 900, 3600, 3600, 3600])
    expect(await attempt('739154')).toEqual({ outcome: 'opened' })
    expect(await attempt('000000')).toEqual({ outcome: 'wrong', wait: 0 })
  })

  test('does not even try the right one before the wait is over, and a clock set back does not help', async () => {
    let now = 1000
    const options = { protection: LIGHT, store: memoryStore(), clock: () => now, derive }
    for (let count = 0; count < 3; count++) await tryPin({ ...options, pin: '000000' }, use)
    now += 29
    expect(await tryPin({ ...options, pin: '739154' }, use)).toEqual({ outcome: 'too-soon', wait: 1 })
    now -= 5000
    expect(await tryPin({ ...options, pin: '739154' }, use)).toEqual({ outcome: 'too-soon', wait: 30 })
    now += 6000
    expect(await tryPin({ ...options, pin: '739154' }, use)).toEqual({ outcome: 'opened' })
  })

  test('is counted before it is tried', async () => {
    const store = memoryStore()
    const options = { protection: LIGHT, store, clock: () => 1000, derive, pin: '000000' }
    const closed = tryPin(options, () => Promise.reject(new Error('the page was closed')))
    await expect(closed).rejects.toThrow('closed')
    expect(await store.get('pin-attempts')).toEqual({ count: 1, lastAt: 1000 })
  })
})
