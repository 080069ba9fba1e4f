import { formatVerifierKey, type NoteSigner } from '@hefu/log'
import { signTrustBundle, type TrustBundle } from '@hefu/standard'
import { type SyntheticCity, syntheticCity } from '@hefu/testing'
import type { Fetcher } from '../net/fetcher.ts'
import type { AppConfig } from '../trust/app-config.ts'

/** A city that serves its bundle and its configuration, and no more. */
export interface FakeCity extends SyntheticCity {
  readonly config: AppConfig
  readonly fetcher: Fetcher
  /** What it serves; may be replaced. */
  bundle: TrustBundle
  /** Its next answer to `/bundle`, in the place of the bundle. */
  instead: string | null
}

/** Makes a fake city; the same seed makes the same keys. */
export async function fakeCity(seed = 'app browser'): Promise<FakeCity> {
  const city = await syntheticCity(seed)
  const config = {
    cityUrl: 'http://localhost:4890',
    verifierKey: verifierKeyOf(city.signer),
    identityProvider: null,
    demo: true,
  }
  const date = new Date(city.now * 1000).toUTCString()
  const fake: FakeCity = {
    ...city,
    config,
    instead: null,
    async fetcher(url) {
      if (url === '/config.json') return Response.json(config, { headers: { date } })
      if (url !== `${config.cityUrl}/bundle`) return new Response(null, { status: 404 })
      return new Response(fake.instead ?? (await signTrustBundle(fake.bundle, city.signer)))
    },
  }
  return fake
}

/** A city's key, as an app pins it. */
export function verifierKeyOf({ key }: NoteSigner): string {
  return formatVerifierKey(key)
}
