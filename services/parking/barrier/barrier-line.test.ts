import { ServiceError } from '@hefu/service-kit'
import { describe, expect, test } from 'vitest'
import { ParkingError } from '../error.ts'
import { answerBarrierLine } from './barrier-line.ts'

const ticket = { code: 'HO1:A', offer: 'a', entered: 1_800_000_000 }
const barrier: Parameters<typeof answerBarrierLine>[0] = {
  press: () => ({ open: false, ticket }),
  takePaper: () => ({ open: true, by: 'ticket' }),
  lookTaken: async () => ({ open: false, reason: 'not-taken' }),
  present: (code) => (code === 'HF1:PAID' ? { open: true, by: 'paid' } : { open: false, reason: 'malformed' }),
  sign: () => ({ free: 3, baysFree: 1, full: false }),
}

describe('a line that a barrier reads', () => {
  test.each([
    ['{"do":"press"}', { do: 'press', open: false, ticket }],
    ['{"do":"paper"}', { do: 'paper', open: true, by: 'ticket' }],
    ['{"do":"taken"}', { do: 'taken', open: false, reason: 'not-taken' }],
    ['{"do":"present","code":"HF1:PAID"}', { do: 'present', open: true, by: 'paid' }],
    ['{"do":"sign"}', { do: 'sign', free: 3, baysFree: 1, full: false }],
  ])('%s is answered', async (line, answer) => {
    expect(await answerBarrierLine(barrier, line)).toEqual(answer)
  })

  test('holds a code that says it is the button, and it is a code', async () => {
    const line = JSON.stringify({ do: 'present', code: '"}\n{"do":"paper"}' })
    expect(line).not.toContain('\n')
    expect(await answerBarrierLine(barrier, line)).toEqual({ do: 'present', open: false, reason: 'malformed' })
  })

  test.each(['press', '"press"', '{"do":"open"}', '{"do":"present"}', '{"do":"present","code":1}', '[]', '{'])(
    '%s is no line',
    async (line) => {
      expect(await answerBarrierLine(barrier, line)).toEqual({ error: 'malformed-line' })
    },
  )

  test('is answered too when the server or the folder is not there', async () => {
    const broken: typeof barrier = {
      ...barrier,
      press() {
        throw new ParkingError('folder-not-usable', 'full')
      },
      lookTaken: () => Promise.reject(new ServiceError('sync-failed', 'no answer')),
    }
    expect(await answerBarrierLine(broken, '{"do":"press"}')).toEqual({ do: 'press', error: 'folder-not-usable' })
    expect(await answerBarrierLine(broken, '{"do":"taken"}')).toEqual({ do: 'taken', error: 'sync-failed' })
  })
})
