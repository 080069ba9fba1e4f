import { loadCurve, type RandomSource } from '@hefu/bbs'
import { parseVerifierKey } from '@hefu/log'
import {
  type Clock,
  type CredentialTypeId,
  epochAt,
  openTrustBundle,
  PERSON_ENTRY,
  type TrustBundle,
} from '@hefu/standard'
import type { HeldCredential } from '@hefu/wallet'
import { systemRandom } from '../system-random.ts'
import { type CityClient, cityClient } from './city-client.ts'
import { receive } from './receive.ts'
import { type Session, type SignInAt, signIn } from './sign-in.ts'

/** A resident's wallet in this process: what the wallet app keeps in a browser. */
export interface ResidentWallet {
  readonly city: CityClient
  readonly session: Session
  /** The bundle as it was signed, and as the pinned key opened it. */
  readonly bundleNote: string
  readonly bundle: TrustBundle
  readonly credentials: readonly HeldCredential[]
}

/** What an enrolment needs of a running demo. */
export interface EnrolAt extends SignInAt {
  /** The key that signs the bundle, as it is pinned. */
  readonly verifierKey: string
  readonly clock: Clock
}

/**
 * Signs a synthetic resident in and receives their credentials, over HTTP as the wallet app does.
 *
 * @param types by default the entry credential alone
 * @example
 * const demo = await startDemo({ dataDirectory })
 * const wallet = await enrolResident(demo, 'resident-001')
 */
export async function enrolResident(
  at: EnrolAt,
  residentId: string,
  types: readonly CredentialTypeId[] = [PERSON_ENTRY.id],
  random: RandomSource = systemRandom,
): Promise<ResidentWallet> {
  await loadCurve()
  const city = cityClient(at.cityUrl)
  const session = await signIn(at, residentId)
  const bundleNote = await city.bundle()
  const bundle = await openTrustBundle(bundleNote, await parseVerifierKey(at.verifierKey))
  const epoch = epochAt(at.clock(), bundle.utcOffsetMinutes)
  const credentials: HeldCredential[] = []
  for (const type of types) {
    const { accessToken } = session
    credentials.push(await receive({ city, accessToken, type, epoch, bundle, present: null }, random))
  }
  return { city, session, bundleNote, bundle, credentials }
}
