import { formatVerifierKey } from '@hefu/log'
import type { SyntheticCity } from '@hefu/testing'
import type { CityTrust } from '../register/city-trust.ts'

/** A city in memory as services reach it over HTTP. */
export interface ServedCity {
  readonly trust: CityTrust
  /** The city's register from memory, everything else over the network. */
  readonly fetch: typeof fetch
  /** Whether the city answers; a test sets it. */
  isDown: boolean
}

/** Serves the register of a city in memory to what fetches it. */
export function servedCity({ policy, register }: Pick<SyntheticCity, 'policy' | 'register'>): ServedCity {
  const url = 'https://city.example'
  const { logKey, witnesses, quorum } = policy
  const served: ServedCity = {
    trust: { url, logKey: formatVerifierKey(logKey), witnesses: witnesses.map(formatVerifierKey), quorum },
    isDown: false,
    async fetch(input, init) {
      const asked = String(input)
      if (!asked.startsWith(url)) return fetch(input, init)
      if (served.isDown) throw new TypeError('the city does not answer')
      const start = Number(new URL(asked).searchParams.get('start'))
      return new Response(new Uint8Array(await register.bytes({ start })))
    },
  }
  return served
}
