import type { RandomSource } from '@hefu/bbs'
import { type Log, systemClock, systemRandom } from '@hefu/server'
import type { Clock } from '@hefu/standard'
import pino from 'pino'

/** What a service takes from the machine: tests set the clock, a simulation the random numbers. */
export interface ServicePorts {
  readonly clock: Clock
  readonly random: RandomSource
  readonly fetch: typeof fetch
  readonly log: Log
}

/** The machine's own. Log lines go to standard output as JSON. */
export function systemPorts(name: string): ServicePorts {
  return { clock: systemClock, random: systemRandom, fetch, log: pino({ base: { name } }) }
}
