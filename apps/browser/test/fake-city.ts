import { formatVerifierKey, type LogPolicy } from '@hefu/log'
import { type Served, type SyntheticCity, syntheticCity } from '@hefu/testing'
import type { Fetcher } from '../net/fetcher.ts'
import type { AppConfig, LogPin } from '../trust/app-config.ts'

/** A city that serves its register and its configuration, and no more. */
export interface FakeCity extends SyntheticCity {
  readonly config: AppConfig
  readonly fetcher: Fetcher
  /** How it serves its register, where that is not honest. */
  served: Served
  /** Its next answers to `/bundle`, in the place of the register. */
  instead: string | null
  /** From which act on the register was asked for, each time. */
  readonly starts: (string | null)[]
}

/** Makes a fake city; the same seed makes the same keys. */
export async function fakeCity(seed = 'app browser'): Promise<FakeCity> {
  const city = await syntheticCity(seed)
  const config = { cityUrl: 'http://localhost:4890', log: pinOf(city.policy), identityProvider: null, demo: true }
  const date = new Date(city.now * 1000).toUTCString()
  const fake: FakeCity = {
    ...city,
    config,
    served: {},
    instead: null,
    starts: [],
    async fetcher(url) {
      if (url === '/config.json') return Response.json(config, { headers: { date } })
      const { pathname, searchParams } = new URL(url)
      if (pathname !== '/bundle') return new Response(null, { status: 404 })
      fake.starts.push(searchParams.get('start'))
      if (fake.instead !== null) return new Response(fake.instead)
      const start = Number(searchParams.get('start') ?? 0)
      return new Response((await city.register.bytes({ start, ...fake.served })) as Uint8Array<ArrayBuffer>)
    },
  }
  return fake
}

/** A city's keys, as an app pins them. */
export function pinOf({ logKey, witnesses, quorum }: LogPolicy): LogPin {
  return { key: formatVerifierKey(logKey), witnesses: witnesses.map(formatVerifierKey), quorum }
}
