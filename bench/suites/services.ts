import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { benchRelease, type ReleaseBench } from '@hefu/exams/bench'
import { perSecond } from '../issuance/load.ts'
import { type Measured, type Row, target } from '../result.ts'
import { type Decisions, decideEntries } from '../services/decide-entries.ts'
import { CONCURRENCY, type IssuedTickets, issueTickets } from '../services/issue-tickets.ts'
import { median, percentile } from '../statistics.ts'

/** Tickets that a gate knows as spent, unless told otherwise. */
const SPENT = 1_000_000
/** Candidates come for their results, one for so many spent tickets, within a minute. */
const SPENT_A_CANDIDATE = 10
const MINUTE = 60
/** Candidates who fetch their result for real, with a wallet each. */
const FETCHING = 150
/** Tickets that are shown to gates. */
const RIDES = 550

/** Tickets issued a second, entries decided a second among a million spent tickets, and 100,000 candidates in one minute. */
export async function services(spent: number = SPENT): Promise<Measured> {
  const folder = await mkdtemp(join(tmpdir(), 'hefu-bench-'))
  // Where root runs this, another user runs the database and has to reach its folder.
  await chmod(folder, 0o711)
  try {
    const issued = await issueTickets(folder, RIDES)
    const decided = await decideEntries(issued.city, issued.tickets, { spent, folder: join(folder, 'gate') })
    const candidates = Math.ceil(spent / SPENT_A_CANDIDATE)
    const release = await benchRelease({ candidates, seconds: MINUTE, wallets: FETCHING })
    return summary(issued, decided, release, { spent, candidates })
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

function summary(
  { loaded, cpu }: IssuedTickets,
  { entries, unknowing, refusals, readIn, bytes }: Decisions,
  { surge, fetches, memoryPeak }: ReleaseBench,
  { spent, candidates }: { readonly spent: number; readonly candidates: number },
): Measured {
  const counts = perSecond(loaded)
  const issuedRate = median(counts)
  const entryRate = 1000 / median(entries)
  const knowing = median(unknowing) / median(entries)
  const each = (name: string, took: readonly number[]): Row => ({
    name,
    median: median(took),
    p95: percentile(took, 0.95),
    runs: took.length,
  })
  const once = (name: string, value: number, unit?: string): Row => ({
    name,
    median: value,
    runs: 1,
    ...(unit !== undefined && { unit }),
  })
  const issuance = `ticket issued, ${CONCURRENCY} wallets at a time`
  return {
    rows: [
      { name: 'tickets issued a second', median: issuedRate, runs: counts.length, unit: '1/s' },
      each(
        issuance,
        loaded.map(({ took }) => took),
      ),
      { name: 'computing time of the company, each', median: cpu / loaded.length, runs: loaded.length },
      { name: 'entry decisions a second', median: entryRate, runs: entries.length, unit: '1/s' },
      each(`entry decided, ${spent} spent tickets known`, entries),
      each('entry decided, none known', unknowing),
      each('spent ticket refused', refusals),
      once('what is known, read in at the start', readIn),
      once('what is known, in memory', bytes / 1e6, 'MB'),
      { name: 'release, requests a second', median: surge.requestsASecond, runs: surge.requests, unit: '1/s' },
      { name: 'release, each request', median: surge.medianMs, p95: surge.p99Ms, runs: surge.requests },
      { name: 'results fetched a second', median: fetches.fetchesASecond, runs: fetches.fetches, unit: '1/s' },
      {
        name: 'result, from the ask to the offer',
        median: fetches.medianMs,
        p95: fetches.p99Ms,
        runs: fetches.fetches,
      },
      once('release, memory of the service', memoryPeak / 1e6, 'MB'),
    ],
    ratios: {
      tickets_per_second: issuedRate,
      tickets_per_computed_second: (1000 * loaded.length) / cpu,
      entries_per_second: entryRate,
      known_vs_none_known: knowing,
      release_requests_per_second: surge.requestsASecond,
      release_p99_ms: surge.p99Ms,
      release_failed_requests: surge.failed,
      release_memory_mb: memoryPeak / 1e6,
    },
    targets: [
      target('known_vs_none_known', knowing, 'at least', 0.9),
      target('release_failed_requests', surge.failed, 'at most', 0),
    ],
    notes: [
      'One process of the transit company with its database; tickets are bought and commitments made ahead. A ticket is two requests.',
      `Another ticket each time, shown once to a gate that knows ${spent} spent ones and once to one that knows none, in turns; both write to disk what they let in.`,
      `${candidates} candidates come within a minute, take a place in the queue and ask again when told to; the service’s heap is held to 128 MB. Where a release is meant, 95 % stands for 99 %.`,
    ],
  }
}
