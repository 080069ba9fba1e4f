import type { AppConfig, RecordStore, Trusted } from '@hefu/app-browser'
import type { RandomSource } from '@hefu/bbs'
import { type Clock, epochAt, type TrustBundle } from '@hefu/standard'
import { codeOf } from '../error.ts'
import { lacksReplacement, planRenewal, renewalsFor } from '../issuance/renewal.ts'
import { isBehind, renewed } from '../issuance/stop.ts'
import type { QuietNetwork } from '../net/quiet-network.ts'
import { bundleDueAt, isUrgent, planBundle } from '../trust/bundle-plan.ts'
import type { OpenWallet } from './open-wallet.ts'

/** What the chores look at and act on. */
export interface ChoreScene {
  readonly config: AppConfig | null
  readonly bundle: TrustBundle | null
  readonly trusted: Trusted | null
  readonly wallet: OpenWallet | null
}

/** The chores: a new bundle, the next epoch's credentials. They never run while a pass is shown, nor soon after. */
export interface Chores {
  /** Does what is due; to be called every few seconds. */
  tick(): Promise<void>
  /** A pass has gone from the screen: wait a random while, so that a fetch does not tell when it was shown. */
  rest(): void
}

/** What the chores stand on. */
export interface ChorePorts {
  readonly clock: Clock
  readonly random: RandomSource
  readonly network: QuietNetwork
  readonly store: RecordStore
  readonly scene: () => ChoreScene
  /** Fetches and keeps configuration and bundle. */
  readonly refreshTrust: () => Promise<void>
}

const REST_SECONDS = { least: 30, most: 120 }
const TRUST_RETRY_SECONDS = 600

/** Sets up the chores; nothing happens before the first `tick`. */
export function createChores(ports: ChorePorts): Chores {
  const { clock, random, network, store, scene, refreshTrust } = ports
  let restUntil = 0
  let trustRetryAt = 0
  let busy = false

  async function tendTrust(): Promise<void> {
    const now = clock()
    const urgent = isUrgent(scene().bundle, now) || waitsForKey(now)
    if (now < trustRetryAt || (!urgent && (now < restUntil || now < (await bundleDueAt(store))))) return
    trustRetryAt = now + TRUST_RETRY_SECONDS
    await refreshTrust()
    await planBundle(store, now, random)
  }

  /** Whether the key of a credential was ended, and its replacement is not in the register that this wallet knows. */
  function waitsForKey(now: number): boolean {
    const { bundle, wallet } = scene()
    if (!bundle || !wallet) return false
    return lacksReplacement(renewed(wallet.holdings.get()), epochAt(now, bundle.utcOffsetMinutes), bundle)
  }

  /** What is new in the register may give a reason to ask for a stopped type again. */
  async function tendStops(): Promise<void> {
    const { trusted, wallet } = scene()
    const { stops } = wallet?.holdings.get() ?? { stops: [] }
    if (!trusted || !wallet || !stops.some((stop) => isBehind(stop, trusted.size))) return
    const { noticeLifts } = await import('../issuance/notice-lifts.ts')
    await noticeLifts(trusted, wallet)
  }

  async function tendRenewal(): Promise<void> {
    const { config, bundle, wallet } = scene()
    const now = clock()
    if (!config || !bundle || !wallet || now < restUntil || waitsForKey(now)) return
    const { renewal } = wallet.holdings.get()
    const credentials = renewed(wallet.holdings.get())
    const present = epochAt(now, bundle.utcOffsetMinutes)
    const options = { credentials, present, bundle, now }
    const plan = planRenewal(renewal, options, random)
    if (plan !== renewal) await wallet.setRenewal(plan)
    if (plan.needsSignIn || now < plan.dueAt || renewalsFor(credentials, present, bundle).length === 0) return
    const { renewOrPlan } = await import('../issuance/renew-or-plan.ts')
    await renewOrPlan({ config, bundle, network, random, now }, wallet)
  }

  /** What came from grants and offers is renewed by them, each at its own moment, and by nobody's sign-in. */
  async function tendLines(): Promise<void> {
    const { config, bundle, wallet } = scene()
    const now = clock()
    if (!config || !bundle || !wallet || now < restUntil) return
    if (!wallet.holdings.get().credentials.some(({ line }) => line)) return
    const { renewLines } = await import('../lines/renew-lines.ts')
    await renewLines({ config, bundle, network, random, now }, wallet)
  }

  return {
    async tick() {
      if (busy || network.held) return
      busy = true
      try {
        await tendTrust().catch(expected)
        await tendStops().catch(expected)
        if (!network.held) await tendRenewal().catch(expected)
        if (!network.held) await tendLines().catch(expected)
      } finally {
        busy = false
      }
    },
    rest() {
      const share = (random(1)[0] ?? 0) / 256
      restUntil = clock() + REST_SECONDS.least + Math.floor(share * (REST_SECONDS.most - REST_SECONDS.least))
    },
  }
}

/** What may go wrong with a network does so quietly here: each chore has left word of it where it matters. */
function expected(error: unknown): void {
  if (codeOf(error) === null) throw error
}
