import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { loadCurve } from '@hefu/bbs'
import type { Log } from '@hefu/server'
import { proveRegister, registerView } from '@hefu/standard'
import { UTC_OFFSET_MINUTES } from '../city-config.ts'
import { DemoError } from '../error.ts'
import { freePorts } from '../ports.ts'
import type { Resident } from '../residents/resident.ts'
import { seededRandom } from '../residents/seeded-random.ts'
import { startDemo } from '../start-demo.ts'
import { cityClient } from '../wallet/city-client.ts'
import { type CityDay, openCityDay } from './city-day.ts'
import type { Goer } from './errand.ts'
import { openExamination } from './open-examination.ts'
import { planDay } from './plan-day.ts'
import { playDay } from './play-day.ts'
import type { DayProgress } from './progress.ts'
import { type KnownTable, whatIsKnown } from './what-is-known.ts'

/** What a day is told. */
export interface DayOptions {
  /** The same number is the same day. */
  readonly seed: number
  readonly people: number
  readonly progress: DayProgress
  readonly signal?: AbortSignal
  /** Where the services' log lines go. */
  readonly log?: Log
  /** Looks at the city after the day, before it is taken down. */
  readonly inspect?: (day: CityDay, residents: readonly Resident[]) => Promise<void>
}

/** What came of a day. */
export interface DayReport {
  readonly people: number
  readonly seconds: number
  readonly counts: CityDay['counts']
  readonly known: readonly KnownTable[]
  /** Errands that did not end as they should. */
  readonly failures: readonly string[]
}

const DAY = 86_400

/** Plays 24 hours of the demo city: a city of its own on free ports, in a folder that is removed afterwards. */
export async function runDay(options: DayOptions): Promise<DayReport> {
  const { seed, people, progress, signal, log, inspect } = options
  const dataDirectory = await mkdtemp(join(tmpdir(), 'hefu-day-'))
  // PostgreSQL runs as a user of its own where this runs as root, and has to reach its folder.
  await chmod(dataDirectory, 0o755)
  await loadCurve()
  const midnight = nextMidnight(Date.now() / 1000)
  let now = midnight
  const ports = await freePorts()
  try {
    const demo = await startDemo({
      dataDirectory,
      ports,
      clock: () => now,
      quiet: true,
      apps: false,
      services: true,
      // Seconds go by in milliseconds: devices tell and learn when somebody stands before them.
      syncDevices: false,
      ...(log && { log }),
    })
    try {
      const { operators, residents } = demo
      if (!operators) throw new DemoError('no-demo', 'the services do not run')
      const bundle = registerView(await proveRegister(await cityClient(demo.cityUrl).bundle(), demo.policy, null))
      const day = openCityDay({ demo, operators, bundle, random: seededRandom(seed) })
      const goers = planDay({ seed, people, residents })
      await openExamination(operators.exams, candidatesOf(goers), midnight)
      const began = performance.now()
      const at = (minutes: number): void => {
        now = midnight + minutes * 60
      }
      const told = (minutes: number): void => progress.at(minutes, detailOf(day))
      const failures = await playDay(day, goers, at, told, signal)
      progress.end()
      const seconds = (performance.now() - began) / 1000
      for (const settle of [operators.transit.transit, operators.parking.parking, operators.library.library]) {
        await settle.settle()
      }
      const known = await whatIsKnown(operators.databases)
      await inspect?.(day, residents)
      return { people, seconds, counts: { ...day.counts }, known, failures }
    } finally {
      await demo.stop()
    }
  } finally {
    await rm(dataDirectory, { recursive: true, force: true })
  }
}

/** The next midnight in the city after a moment, Unix seconds. */
function nextMidnight(unixSeconds: number): number {
  const offset = UTC_OFFSET_MINUTES * 60
  return Math.ceil((unixSeconds + offset) / DAY) * DAY - offset
}

function candidatesOf(goers: readonly Goer[]): readonly Resident[] {
  const candidates = goers.filter(({ kind }) => kind === 'score').toSorted((a, b) => a.place - b.place)
  return candidates.flatMap(({ resident }) => (resident ? [resident] : []))
}

function detailOf({ counts: { errands, cards, showings } }: CityDay): string {
  return `${errands} 件事办完 errands · ${cards} 张凭证 cards · ${showings} 次出示 showings`
}
