import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { Agent } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { freePorts } from '@hefu/demo'
import { epochAt, type IssuerKey, keysFor, PERSON_ENTRY, type TrustBundle } from '@hefu/standard'
import {
  acceptIt,
  checkRenewed,
  type Holder,
  nonceOf,
  readyAcceptance,
  readyRenewal,
  receive,
  renew,
} from '../drill/holders.ts'
import { type Replaced, replaceKey } from '../drill/replace-key.ts'
import { type IdentityProvider, startIdentityProvider } from '../issuance/identity-provider.ts'
import { type Done, keepBusy, perSecond } from '../issuance/load.ts'
import { type CityProcess, startCityProcess } from '../issuance/start-city.ts'
import { type Fetched, fetchCredential, readyWallets } from '../issuance/wallets.ts'
import type { Measured, Row } from '../result.ts'
import { median, percentile } from '../statistics.ts'
import { AUDIENCE, bundleOf, configFor, UTC_OFFSET_MINUTES } from './issuance.ts'

/** Wallets that wait for an answer at any moment. */
const CONCURRENCY = 16
const HOLDERS = 1_000
/** How many keys are ended to time the officers' part. */
const ROUNDS = 7
/** Nothing is cut short: all are renewed, as long as nonces live. */
const NO_END_MS = 280_000
/** The people of a large city. */
const CITY_HOLDERS = 25e6
const HOUR = 3600

/**
 * The compromise drill: a key is ended, the one that the city makes in its place is registered, and everybody is renewed in the same epoch.
 *
 * @param holders how many are renewed
 */
export async function drill(holders: number = HOLDERS): Promise<Measured> {
  const folder = await mkdtemp(join(tmpdir(), 'hefu-bench-'))
  // Where root runs this, another user runs the database and has to reach its folder.
  await chmod(folder, 0o711)
  const provider = await startIdentityProvider(AUDIENCE)
  try {
    const city = await startCityProcess(configFor(provider), {
      dataDirectory: folder,
      witnessPort: (await freePorts()).firstWitness,
      utcOffsetMinutes: UTC_OFFSET_MINUTES,
    })
    const agent = new Agent({ keepAlive: true, maxSockets: CONCURRENCY })
    try {
      return await measure({ city, agent }, provider, holders)
    } finally {
      agent.destroy()
      await city.stop()
    }
  } finally {
    await provider.stop()
    await rm(folder, { recursive: true, force: true })
  }
}

interface Scene {
  readonly city: CityProcess
  readonly agent: Agent
}

/** What many wallets did, and the milliseconds that the city computed for it. */
interface Load {
  readonly done: readonly Done[]
  readonly cpu: number
}

async function measure(scene: Scene, provider: IdentityProvider, count: number): Promise<Measured> {
  const { city, agent } = scene
  const enrolled = await enrol(scene, provider, count)
  forgetIdle(agent)
  const stolen = signingKey(await bundleOf(city), enrolled)
  const replaced = [await replaceKey(city, stolen)]
  const bundle = await bundleOf(city)
  const nonce = await nonceOf(city.url, agent)
  const renewals = enrolled.map((holder) => readyRenewal(holder, nonce))
  const renewed: Holder[] = []
  const fetched: Fetched[] = []
  const renewing = await load(
    scene,
    renewals.map((ready, index) => async () => {
      fetched[index] = await renew(city.url, agent, ready)
    }),
  )
  for (const [index, ready] of renewals.entries()) {
    const { accessToken } = ready.holder
    const after = receive({ ...ready, accessToken }, fetched[index] as Fetched, bundle, ready.holder.credential)
    checkRenewed(ready.holder, after, bundle)
    renewed.push(after)
  }
  forgetIdle(agent)
  const acceptanceNonce = await nonceOf(city.url, agent)
  const acceptances = renewed.map((holder, index) =>
    readyAcceptance(holder, fetched[index]?.notificationId ?? '', acceptanceNonce),
  )
  const accepting = await load(
    scene,
    acceptances.map((ready) => () => acceptIt(city.url, agent, ready)),
  )
  const firsts: number[] = []
  let first = renewed[0] as Holder
  for (let round = 1; round < ROUNDS; round++) {
    replaced.push(await replaceKey(city, signingKey(await bundleOf(city), enrolled)))
    const from = performance.now()
    first = await renewFirst(scene, first)
    firsts.push(performance.now() - from)
  }
  return summary({ renewing, accepting, replaced, firsts })
}

/** A wallet that has been waiting for the published bundle: it fetches it, and is re-issued. */
async function renewFirst({ city, agent }: Scene, holder: Holder): Promise<Holder> {
  const bundle = await bundleOf(city)
  const ready = readyRenewal(holder, await nonceOf(city.url, agent))
  const fetched = await renew(city.url, agent, ready)
  const { accessToken } = holder
  const after = receive({ ...ready, accessToken }, fetched, bundle, holder.credential)
  checkRenewed(holder, after, bundle)
  return after
}

async function enrol({ city, agent }: Scene, provider: IdentityProvider, count: number): Promise<readonly Holder[]> {
  const epoch = epochAt(Math.floor(Date.now() / 1000), UTC_OFFSET_MINUTES)
  const bundle = await bundleOf(city)
  const wallets = await readyWallets(count, epoch, provider.accessToken)
  const holders: Holder[] = []
  const enrolment = wallets.map((wallet) => async () => {
    const fetched = await fetchCredential(city.url, agent, wallet)
    const holder = receive(wallet, fetched, bundle, null)
    const nonce = await nonceOf(city.url, agent)
    await acceptIt(city.url, agent, readyAcceptance(holder, fetched.notificationId, nonce))
    holders.push(holder)
  })
  await keepBusy(enrolment, { concurrency: CONCURRENCY, milliseconds: NO_END_MS })
  if (holders.length < count) throw new Error(`only ${holders.length} of ${count} were enrolled in time`)
  return holders
}

/** The city closes a connection that rests, unseen while this process computes for seconds: the next request begins on a new one. */
function forgetIdle(agent: Agent): void {
  agent.destroy()
}

async function load({ city, agent }: Scene, tasks: readonly (() => Promise<void>)[]): Promise<Load> {
  forgetIdle(agent)
  const before = await city.cpu()
  const done = await keepBusy(tasks, { concurrency: CONCURRENCY, milliseconds: NO_END_MS })
  if (done.length < tasks.length) throw new Error(`only ${done.length} of ${tasks.length} were done in time`)
  return { done, cpu: (await city.cpu()) - before }
}

function signingKey(bundle: TrustBundle, [first]: readonly Holder[]): IssuerKey {
  if (!first) throw new Error('nobody is enrolled')
  const { issuer, epoch } = first.credential.header
  const key = keysFor(bundle, issuer, PERSON_ENTRY.id, epoch).at(-1)
  if (!key) throw new Error('no key signs')
  return key
}

function summary(of: {
  readonly renewing: Load
  readonly accepting: Load
  readonly replaced: readonly Replaced[]
  readonly firsts: readonly number[]
}): Measured {
  const { renewing, accepting, replaced, firsts } = of
  const rates = [renewing, accepting].map(({ done }) => median(perSecond(done)))
  // A whole renewal is both: their times add up.
  const rate = 1 / rates.reduce((sum, each) => sum + 1 / each, 0)
  const cpu = renewing.cpu / renewing.done.length + accepting.cpu / accepting.done.length
  const hours = CITY_HOLDERS / rate / HOUR
  return {
    rows: [
      { name: 're-issues a second, one process', median: rate, runs: renewing.done.length, unit: '1/s' },
      { name: 'renewals a second (nonce, credential)', median: rates[0] ?? 0, runs: renewing.done.length, unit: '1/s' },
      {
        name: 'acceptances a second (nonce, notification)',
        median: rates[1] ?? 0,
        runs: accepting.done.length,
        unit: '1/s',
      },
      timed(`renewal, ${CONCURRENCY} wallets at a time`, renewing.done),
      { name: 'computing time of the city, each re-issue', median: cpu, runs: renewing.done.length },
      { name: 'end approved until replacement registered', ...times(replaced.map(({ registered }) => registered)) },
      { name: 'last approval until the bundle is published', ...times(replaced.map(({ published }) => published)) },
      { name: 'bundle published until a wallet is re-issued', ...times(firsts) },
    ],
    ratios: {
      reissues_per_second: rate,
      reissues_per_computed_second: 1000 / cpu,
      hours_for_25_million_one_process: hours,
      processes_for_25_million_in_24_hours: Math.ceil(hours / 24),
      processes_for_25_million_in_one_hour: Math.ceil(hours),
    },
    targets: [],
    notes: [
      'A re-issue is four requests: nonce, credential with a showing under the ended key, nonce, acceptance. What wallets compute is made ahead.',
      'Rates are medians over whole seconds. Hours and processes for 25 million are extrapolated from one process; databases and balancers are not in them.',
      'Two officers decide without thinking here: add the time of people to the times from approval on.',
    ],
  }
}

function times(samples: readonly number[]): Pick<Row, 'median' | 'p95' | 'runs'> {
  return { median: median(samples), p95: percentile(samples, 0.95), runs: samples.length }
}

function timed(name: string, done: readonly Done[]): Row {
  return { name, ...times(done.map(({ took }) => took)) }
}
