import type { NoteSigner } from '@hefu/log'
import { type Clock, epochAt, signTrustBundle, type TrustBundle } from '@hefu/standard'
import type { CityConfig } from '../config.ts'
import type { IssuedType } from '../issuance/map-claims.ts'
import type { IssuerKeys } from '../keys/issuer-keys.ts'

/** A signed bundle as it is served. */
export interface PublishedBundle {
  readonly note: string
  /** Unix seconds. */
  readonly issuedAt: number
}

/** Publishes the trust bundle. */
export interface BundlePublisher {
  /** The bundle of now. */
  current(): Promise<PublishedBundle>
  /** When the bundle last published was signed, Unix seconds; 0 before the first. */
  issuedAt(): number
}

/** A bundle is signed anew once an hour. */
const INTERVAL = 3600

/**
 * Signs the bundle as of the last full hour. Everything in it follows from the configuration, the keys and that hour, and Ed25519 signs
 * deterministically, so every process of the city publishes the same bytes, to everybody: nobody can be marked by a bundle of
 * their own without another resident seeing another one.
 */
export function bundlePublisher(options: {
  readonly config: CityConfig
  readonly types: readonly IssuedType[]
  readonly issuerKeys: IssuerKeys
  readonly signer: NoteSigner
  readonly clock: Clock
}): BundlePublisher {
  const { config, types, issuerKeys, signer, clock } = options
  let last: { readonly issuedAt: number; readonly published: Promise<PublishedBundle> } | undefined

  async function publish(issuedAt: number): Promise<PublishedBundle> {
    const epoch = epochAt(issuedAt, config.utcOffsetMinutes)
    await issuerKeys.follow(epoch)
    const bundle: TrustBundle = {
      origin: config.origin,
      name: config.name,
      utcOffsetMinutes: config.utcOffsetMinutes,
      issuedAt,
      issuers: [config.issuer],
      issuerKeys: issuerKeys.published(epoch),
      types: types.map(({ type }) => type),
      services: config.services,
    }
    return { note: await signTrustBundle(bundle, signer), issuedAt }
  }

  return {
    async current() {
      const issuedAt = Math.floor(clock() / INTERVAL) * INTERVAL
      if (last?.issuedAt !== issuedAt) last = { issuedAt, published: publish(issuedAt) }
      const { published } = last
      try {
        return await published
      } catch (error) {
        if (last?.published === published) last = undefined
        throw error
      }
    },
    issuedAt: () => last?.issuedAt ?? 0,
  }
}
