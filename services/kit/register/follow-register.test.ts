import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { formatVerifierKey } from '@hefu/log'
import { type SyntheticCity, syntheticCity } from '@hefu/testing'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { followRegister, type Register } from './follow-register.ts'

let city: SyntheticCity
let folder: string
let down: boolean
let register: Register | null
const lines: unknown[] = []
const log = { info: () => {}, error: (fields: unknown) => void lines.push(fields) }

beforeEach(async () => {
  city = await syntheticCity()
  folder = await mkdtemp(join(tmpdir(), 'hefu-register-'))
  down = false
  register = null
})
afterEach(async () => {
  register?.stop()
  await rm(folder, { recursive: true })
})

async function follow(): Promise<Register> {
  const { logKey, witnesses, quorum } = city.policy
  const trust = {
    url: 'https://city.example',
    logKey: formatVerifierKey(logKey),
    witnesses: witnesses.map(formatVerifierKey),
    quorum,
  }
  register = await followRegister(
    { city: trust, dataDirectory: folder },
    {
      log,
      fetch: async (url) => {
        if (down) throw new TypeError('no network')
        const start = Number(new URL(String(url)).searchParams.get('start'))
        return new Response(new Uint8Array(await city.register.bytes({ start })))
      },
    },
  )
  return register
}

describe('a service', () => {
  test('has the register as the city proves it, and what is new after a refresh', async () => {
    const followed = await follow()
    const before = followed.bundle().services.length
    const [service] = Object.values(city.services)
    if (!service) throw new Error('no service')
    await city.register.decide({ kind: 'service', service: { ...service, id: 'pool.entry' as typeof service.id } })
    await followed.refresh()
    expect(followed.bundle().services).toHaveLength(before + 1)
    expect(followed.bundle()).toBe(followed.bundle())
  })

  test('begins with what it kept while the city is down', async () => {
    await follow()
    register?.stop()
    down = true
    expect((await follow()).bundle().services.length).toBeGreaterThan(0)
    expect(lines.length).toBeGreaterThan(0)
  })

  test('does not begin with nothing', async () => {
    down = true
    await expect(follow()).rejects.toMatchObject({ code: 'register-unreachable' })
  })

  test('refuses a city that shows another past, and keeps what it has', async () => {
    const followed = await follow()
    const before = followed.bundle()
    city = { ...city, register: (await syntheticCity('another')).register }
    await expect(followed.refresh()).rejects.toMatchObject({ code: 'register-refused' })
    expect(followed.bundle()).toBe(before)
  })
})
