import { type SyntheticRegister, seededRandom, syntheticRegister } from '@hefu/testing'
import { beforeEach, describe, expect, test } from 'vitest'
import { CliError } from '../error.ts'
import { watchRegister } from './watch-register.ts'

const NOW = 1_795_000_000
const NAME = { 'zh-CN': '合成市', en: 'Synthetic City' }

let register: SyntheticRegister

beforeEach(async () => {
  register = await syntheticRegister('city.test', NOW, seededRandom('watch'))
  const officers = register.officers.map(({ id, office, publicKey }) => ({ id, office, publicKey }))
  await register.decide({ kind: 'city', name: NAME, utcOffsetMinutes: 480, noticeDays: 7, officers })
})

/** Watches until `rounds` are over; between two of them what `meanwhile` does happens. */
async function watch(rounds: number, meanwhile: (round: number) => Promise<void>, fetch = serve) {
  const stop = new AbortController()
  const seen: string[] = []
  let round = 0
  await watchRegister({
    policy: register.policy,
    fetch,
    stop: stop.signal,
    async pause() {
      round++
      if (round === rounds) return stop.abort()
      await meanwhile(round)
    },
    async onActs(acts) {
      seen.push(...acts.map(({ index, act }) => `${index} ${act.body.kind}`))
    },
    async onSilence({ code }) {
      seen.push(code)
    },
  })
  return seen
}

const serve = (start: number): Promise<Uint8Array> =>
  register.bytes({ start: Math.min(start, register.entries.length) })

describe('watching a register', () => {
  test('tells every act once, as it comes', async () => {
    const seen = await watch(4, async (round) => {
      if (round === 2) await register.decide({ kind: 'notice-period', days: 9 })
    })
    expect(seen).toEqual(['0 city', '1 notice-period'])
  })

  test('goes on when the city does not answer, but not before it ever has', async () => {
    let down = false
    const fetch = async (start: number): Promise<Uint8Array> => {
      if (down) throw new CliError('not-reachable', 'nobody there')
      return serve(start)
    }
    const seen = await watch(
      4,
      async (round) => {
        down = round === 1
        if (round === 2) await register.decide({ kind: 'notice-period', days: 9 })
      },
      fetch,
    )
    expect(seen).toEqual(['0 city', 'not-reachable', '1 notice-period'])
    down = true
    await expect(watch(2, async () => {}, fetch)).rejects.toMatchObject({ code: 'not-reachable' })
  })

  test('ends with what is wrong when the log shows another past', async () => {
    const other = await register.act({ kind: 'notice-period', days: 30 })
    await register.decide({ kind: 'notice-period', days: 9 })
    let forked = false
    const fetch = async (): Promise<Uint8Array> => {
      const [first = other] = register.entries
      return forked ? register.bytes({ entries: [first, other] }) : register.bytes()
    }
    const attempt = watch(
      3,
      async () => {
        forked = true
      },
      fetch,
    )
    await expect(attempt).rejects.toMatchObject({ code: 'fork' })
  })
})
