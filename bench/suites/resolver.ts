import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type CityConfig, openCityThings, parseKind } from '@hefu/city'
import { freePorts } from '@hefu/demo'
import { issuerId } from '@hefu/standard'
import { SYNTHETIC_CUSTODIANS, SYNTHETIC_KINDS, seededNumbers, syntheticThings } from '@hefu/testing'
import { startCityProcess } from '../issuance/start-city.ts'
import { type HttpLoad, openHttpLoad } from '../resolver/http-load.ts'
import { type Measured, type Row, target } from '../result.ts'
import { median, percentile } from '../statistics.ts'
import { writeThingsFile } from '../things/things-file.ts'

/** Things that are there unless told otherwise. */
const COUNT = 1_000_000
const CONNECTIONS = 32
/** Each contestant has a turn in each round. */
const ROUNDS = 5
const TURN_MS = 3_000
const WARM_UP_MS = 3_000

/** Pages and records a second that one city process answers, of things drawn at random, beside a constant from the same server. */
export async function resolver(count: number = COUNT): Promise<Measured> {
  const folder = await mkdtemp(join(tmpdir(), 'hefu-bench-'))
  // Where root runs this, another user runs the database and has to reach its folder.
  await chmod(folder, 0o711)
  try {
    await importThings(folder, count)
    const city = await startCityProcess(CONFIG, {
      dataDirectory: folder,
      witnessPort: (await freePorts()).firstWitness,
      utcOffsetMinutes: 480,
    })
    const load = await openHttpLoad(city.url.replace('localhost', '127.0.0.1'), CONNECTIONS)
    try {
      return await measure(load, city.url, count)
    } finally {
      load.close()
      await city.stop()
    }
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

async function measure(load: HttpLoad, url: string, count: number): Promise<Measured> {
  const ids = Array.from(syntheticThings(count), ({ id }) => id)
  const { below } = seededNumbers(5)
  const anyThing = (): string => `/t/${ids[below(ids.length)]}`
  const page = await (await fetch(`${url}${anyThing()}`, { headers: { Accept: 'text/html' } })).text()
  const style = /href="(\/pages\/[^"]+)"/.exec(page)?.[1]
  if (style === undefined) throw new Error('the page has no style')
  const contestants = [
    { name: 'constant', paths: () => style, accept: 'text/css' },
    { name: 'JSON', paths: anyThing, accept: 'application/json' },
    { name: 'HTML', paths: anyThing, accept: 'text/html' },
  ] as const
  const rates = contestants.map((): number[] => [])
  const times = contestants.map((): number[] => [])
  for (const { paths, accept } of contestants) await load.ask(paths, accept, WARM_UP_MS)
  for (let round = 0; round < ROUNDS; round++) {
    for (let turn = 0; turn < contestants.length; turn++) {
      const i = (turn + round) % contestants.length
      const contestant = contestants[i]
      if (!contestant) continue
      const { rate, took } = await load.ask(contestant.paths, contestant.accept, TURN_MS)
      rates[i]?.push(rate)
      times[i]?.push(...took)
    }
  }
  const rate = rates.map((each) => median(each))
  const [constant = 0, json = 0, html = 0] = rate
  const p99 = times.map((each) => percentile(each, 0.99))
  const rows = contestants.flatMap(({ name }, i): Row[] => [
    { name: `${name}, answers a second`, median: rate[i] ?? 0, runs: rates[i]?.length ?? 0, unit: '1/s' },
    { name: `${name}, each`, median: median(times[i] ?? []), p95: p99[i] ?? 0, runs: times[i]?.length ?? 0 },
  ])
  return {
    rows,
    ratios: {
      json_vs_constant: json / constant,
      html_vs_constant: html / constant,
      json_p99_ms: p99[1] ?? 0,
      html_p99_ms: p99[2] ?? 0,
    },
    targets: [
      target('json_vs_constant', json / constant, 'at least', 0.5),
      target('html_vs_constant', html / constant, 'at least', 0.5),
    ],
    notes: [
      `${count} things in the database, any of them asked for next, so that hardly any twice; nothing is cached in between. ${CONNECTIONS} connections; 95 % stands for 99 % here.`,
      `The constant is the style of the pages: through the same routes, headers, limits and log. A page has ${Buffer.byteLength(page)} bytes.`,
    ],
  }
}

async function importThings(dataDirectory: string, count: number): Promise<void> {
  const clock = (): number => Math.floor(Date.now() / 1000)
  const things = await openCityThings({ config: CONFIG, dataDirectory, clock })
  try {
    for (const kind of SYNTHETIC_KINDS) await things.putKind(parseKind(kind))
    for (const custodian of SYNTHETIC_CUSTODIANS) await things.addCustodian(custodian)
    const path = join(dataDirectory, 'things.csv')
    await writeThingsFile(path, count)
    const signal = new AbortController().signal
    const { added } = await things.import({ path, format: 'csv', custodian: null, signal, onProgress() {} })
    if (added !== count) throw new Error(`${added} of ${count} things were imported`)
  } finally {
    await things.close()
  }
}

const CONFIG: CityConfig = {
  origin: 'bench.hefu.example',
  publicUrl: 'http://city.bench.example',
  issuer: issuerId('city.bench'),
  witnesses: [],
  quorum: 0,
  identityProvider: { issuer: 'http://id.bench.example', audience: 'city', claims: 'token' },
  allowedOrigins: [],
  replacementsPerEpoch: 0,
  rateLimit: { requestsPerMinute: 1e9 },
}
