import { BytesError } from '@hefu/bytes'
import { LogError, type NoteSigner } from '@hefu/log'
import { type Clock, epochAt, openTrustBundle, StandardError, signTrustBundle, type TrustBundle } from '@hefu/standard'
import type { CityConfig } from '../config.ts'
import { CityError } from '../error.ts'
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
  /** The bundle of now; the one before where it cannot be made. @throws as its parts do when there is none yet */
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
  let newest: PublishedBundle | undefined

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
    newest = { note: await signAndOpen(bundle, signer), issuedAt }
    return newest
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
        // A bundle is relied on for days: the one before serves until the next can be made.
        if (newest) return newest
        throw error
      }
    },
    issuedAt: () => newest?.issuedAt ?? 0,
  }
}

/** Signs, and reads as a wallet would: what no wallet opens is not published. */
async function signAndOpen(bundle: TrustBundle, signer: NoteSigner): Promise<string> {
  try {
    const note = await signTrustBundle(bundle, signer)
    await openTrustBundle(note, signer.key)
    return note
  } catch (cause) {
    if (!(cause instanceof StandardError || cause instanceof BytesError || cause instanceof LogError)) throw cause
    throw new CityError('invalid-config', `no wallet could read the trust bundle: ${cause.message}`, { cause })
  }
}
