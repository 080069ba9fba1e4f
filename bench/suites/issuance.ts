import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { Agent } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type CityConfig, fetchRegister } from '@hefu/city'
import { freePorts } from '@hefu/demo'
import { epochAt, issuerId, registerView, type TrustBundle } from '@hefu/standard'
import { type IdentityProvider, startIdentityProvider } from '../issuance/identity-provider.ts'
import { type Done, keepBusy, perSecond } from '../issuance/load.ts'
import { type CityProcess, startCityProcess } from '../issuance/start-city.ts'
import { checkCredential, fetchCredential, type ReadyWallet, readyWallets } from '../issuance/wallets.ts'
import { type Measured, target } from '../result.ts'
import { median, percentile } from '../statistics.ts'

/** Wallets that wait for an answer at any moment. */
const CONCURRENCY = 16
const WARM_UP_MS = 4_000
const LOAD_MS = 12_000
const ALONE_MS = 3_000
const WALLETS = 4_000
/** Every so many answers a wallet receives its credential, after the measurement. */
const CHECK_EVERY = 100

export const AUDIENCE = 'http://city.bench.example'
export const UTC_OFFSET_MINUTES = 480

/** How many credentials a second one city process issues: nonce and credential over HTTP, the record durable in PostgreSQL. */
export async function issuance(): Promise<Measured> {
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
    try {
      return await measure(city, provider)
    } finally {
      await city.stop()
    }
  } finally {
    await provider.stop()
    await rm(folder, { recursive: true, force: true })
  }
}

async function measure(city: CityProcess, provider: IdentityProvider): Promise<Measured> {
  const epoch = epochAt(Math.floor(Date.now() / 1000), UTC_OFFSET_MINUTES)
  const wallets = await readyWallets(WALLETS, epoch, provider.accessToken)
  const answers: { readonly wallet: ReadyWallet; readonly text: string }[] = []
  const agent = new Agent({ keepAlive: true, maxSockets: CONCURRENCY })
  const tasks = enrolments()
  function* enrolments(): Generator<() => Promise<void>> {
    for (const wallet of wallets) {
      yield async () => {
        answers.push({ wallet, text: (await fetchCredential(city.url, agent, wallet)).credential })
      }
    }
  }
  // One queue for all three: no wallet comes twice. `keepBusy` does not end it.
  await keepBusy(tasks, { concurrency: CONCURRENCY, milliseconds: WARM_UP_MS })
  const alone = await keepBusy(tasks, { concurrency: 1, milliseconds: ALONE_MS })
  const cpuBefore = await city.cpu()
  const loaded = await keepBusy(tasks, { concurrency: CONCURRENCY, milliseconds: LOAD_MS })
  const cpu = (await city.cpu()) - cpuBefore
  agent.destroy()
  const bundle = await bundleOf(city)
  for (let i = 0; i < answers.length; i += CHECK_EVERY) {
    const answer = answers[i]
    if (answer) checkCredential(answer.text, answer.wallet, bundle)
  }
  return summary(loaded, alone, cpu)
}

function summary(loaded: readonly Done[], alone: readonly Done[], cpu: number): Measured {
  const counts = perSecond(loaded)
  const rate = median(counts)
  const times = (done: readonly Done[]) => {
    const took = done.map((each) => each.took)
    return { median: median(took), p95: percentile(took, 0.95), runs: took.length }
  }
  return {
    rows: [
      { name: 'issuances a second', median: rate, runs: counts.length, unit: '1/s' },
      { name: `issuance, ${CONCURRENCY} wallets at a time`, ...times(loaded) },
      { name: 'issuance, one wallet at a time', ...times(alone) },
      { name: 'computing time of the city, each', median: cpu / loaded.length, runs: loaded.length },
    ],
    ratios: { issuances_per_second: rate, issuances_per_computed_second: (1000 * loaded.length) / cpu },
    targets: [target('issuances_per_second', rate, 'at least', 100)],
    notes: [
      `One city process with its database; ${CONCURRENCY} wallets wait at any moment, made and signed in ahead. An issuance is two requests.`,
      'The rate is the median over whole seconds. issuances_per_computed_second is what the process could do with a core to itself.',
    ],
  }
}

/** The register of a city as wallets see it. */
export async function bundleOf(city: CityProcess): Promise<TrustBundle> {
  const register = await fetchRegister(city.url, city.policy)
  if (!register) throw new Error('the city is not founded')
  return registerView(register)
}

/** A city that holds nobody up, and gives each person one credential an epoch. */
export function configFor(provider: IdentityProvider): CityConfig {
  return {
    origin: 'bench.hefu.example',
    publicUrl: AUDIENCE,
    issuer: issuerId('city.bench'),
    witnesses: [],
    quorum: 0,
    identityProvider: { issuer: provider.issuer, audience: AUDIENCE, claims: 'token' },
    allowedOrigins: [],
    replacementsPerEpoch: 0,
    rateLimit: { requestsPerMinute: 1e9 },
  }
}
