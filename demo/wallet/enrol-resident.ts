import { loadCurve, type RandomSource } from '@hefu/bbs'
import type { LogPolicy } from '@hefu/log'
import {
  type Clock,
  type CredentialTypeId,
  epochAt,
  PERSON_ENTRY,
  proveRegister,
  registerView,
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
  /** The bundle as it came, and as the pinned keys proved it. */
  readonly bundleBytes: Uint8Array
  readonly bundle: TrustBundle
  readonly credentials: readonly HeldCredential[]
}

/** What an enrolment needs of a running demo. */
export interface EnrolAt extends SignInAt {
  /** Whose word is taken for the register, as apps are told it. */
  readonly log: { readonly key: string; readonly witnesses: readonly string[]; readonly quorum: number }
  /** The same, read. */
  readonly policy: LogPolicy
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
  const bundleBytes = await city.bundle()
  const bundle = registerView(await proveRegister(bundleBytes, at.policy, null))
  const epoch = epochAt(at.clock(), bundle.utcOffsetMinutes)
  const credentials: HeldCredential[] = []
  for (const type of types) {
    const { accessToken } = session
    credentials.push(await receive({ city, accessToken, type, epoch, bundle, present: null }, random))
  }
  return { city, session, bundleBytes, bundle, credentials }
}
