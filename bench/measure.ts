import { median } from './statistics.ts'

/** Something to be timed. */
export interface Contestant {
  readonly name: string
  /** Does it once. `false` says that it came out wrong, which ends the measurement. */
  readonly run: () => unknown
  /** How many results one run yields, for what works in batches; 1 unless told. */
  readonly items?: number
}

/** How to measure. */
export interface Plan {
  /** In each round every contestant has one turn. */
  readonly rounds: number
  /** Milliseconds that a turn lasts at least, unless a single run is longer. */
  readonly turn: number
  /** Milliseconds after which no further round begins. */
  readonly budget: number
  /** Milliseconds that each contestant warms up. */
  readonly warmUp: number
}

/** What measuring a contestant came to. */
export interface Timing {
  readonly name: string
  /** Milliseconds for one result: the median over the rounds. */
  readonly median: number
  /** Runs that were timed. */
  readonly runs: number
}

/** Milliseconds from any fixed moment on. */
export type Stopwatch = () => number

const MIN_ROUNDS = 3

/**
 * Times contestants in rounds: all take a turn before anyone has the next, and each round begins with another one, so that
 * whatever disturbs the machine meets all alike and ratios between them hold.
 *
 * @throws Error when a contestant yields `false`, and what contestants throw
 */
export async function measureInRounds(
  contestants: readonly Contestant[],
  plan: Plan,
  now: Stopwatch = () => performance.now(),
): Promise<readonly Timing[]> {
  const entries: Entry[] = []
  for (const contestant of contestants) entries.push(await warmUp(contestant, plan, now))
  const began = now()
  for (let round = 0; round < plan.rounds; round++) {
    if (round >= MIN_ROUNDS && now() - began > plan.budget) break
    for (let i = 0; i < entries.length; i++) {
      const entry = entries[(i + round) % entries.length]
      if (entry) entry.samples.push((await turn(entry.contestant, entry.repeat, now)) / entry.repeat)
    }
  }
  return entries.map(({ contestant: { name, items = 1 }, repeat, samples }) => ({
    name,
    median: median(samples) / items,
    runs: samples.length * repeat,
  }))
}

interface Entry {
  readonly contestant: Contestant
  /** Runs in a turn. */
  readonly repeat: number
  /** Milliseconds of one run, a sample for each round. */
  readonly samples: number[]
}

/** Runs a contestant until it is at its speed, and finds out how often it fits into a turn. */
async function warmUp(contestant: Contestant, plan: Plan, now: Stopwatch): Promise<Entry> {
  const began = now()
  let fastest = await turn(contestant, 1, now)
  while (now() - began < plan.warmUp) fastest = Math.min(fastest, await turn(contestant, 1, now))
  const repeat = Math.max(1, Math.min(MAX_REPEAT, Math.ceil(plan.turn / Math.max(fastest, RESOLUTION))))
  return { contestant, repeat, samples: [] }
}

const MAX_REPEAT = 1_000
const RESOLUTION = 0.001

async function turn({ name, run }: Contestant, repeat: number, now: Stopwatch): Promise<number> {
  const began = now()
  for (let i = 0; i < repeat; i++) {
    const result = run()
    // Waiting for what is there already would cost the fast ones a turn of the event loop.
    const value = result instanceof Promise ? await result : result
    if (value === false) throw new Error(`${name} came out wrong while it was timed`)
  }
  return now() - began
}
