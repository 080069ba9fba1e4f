import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { RandomSource } from '@hefu/bbs'
import type { TestCity } from '@hefu/service-kit/test'
import { epochAt, epochPlus, serviceOf, slotAt } from '@hefu/standard'
import { seededNumbers } from '@hefu/testing'
import {
  createGateDevice,
  demoNetwork,
  type GateDevice,
  openEventLog,
  openTravelStore,
  TICKET_SERVICE,
} from '@hefu/transit'
import { type HeldCredential, makePass } from '@hefu/wallet'

/** What a gate's decisions came to; times in milliseconds. */
export interface Decisions {
  /** Entries of tickets that are new, at a gate that knows many. */
  readonly entries: readonly number[]
  /** The same tickets at a gate that knows none. */
  readonly unknowing: readonly number[]
  /** Tickets shown again, refused. */
  readonly refusals: readonly number[]
  /** To read what is known from the disk at the start. */
  readonly readIn: number
  /** Of the tables in memory. */
  readonly bytes: number
}

/** Passes between which the two gates take turns. */
const BLOCK = 50
const PLACE = { id: 'square-in', stop: 'm104', line: 'm1', way: 'in' } as const
const random: RandomSource = (length) => crypto.getRandomValues(new Uint8Array(length))

/**
 * Shows tickets to a transit gate that knows many as spent, and to one that knows none; both write to disk what they let in, as in use.
 *
 * @param tickets the first fifty of which warm up
 * @throws Error when a decision is not what it has to be
 */
export async function decideEntries(
  { register, time: { now } }: TestCity,
  tickets: readonly HeldCredential[],
  { spent, folder }: { readonly spent: number; readonly folder: string },
): Promise<Decisions> {
  const network = await demoNetwork()
  const bundle = register.bundle()
  const service = serviceOf(bundle, TICKET_SERVICE, now)
  if (!service) throw new Error('the register has no such service')
  const passes = tickets.map((credential) => makePass({ credential, service, slot: slotAt(now), bundle }, random))
  const stops = [...network.stops.keys()]
  const open = (name: string) =>
    openTravelStore({ folder: join(folder, name), stops, utcOffsetMinutes: bundle.utcOffsetMinutes })
  await mkdir(folder, { recursive: true })
  fill(open('knows'), spent, epochAt(now, bundle.utcOffsetMinutes))
  const began = performance.now()
  const known = open('knows')
  const readIn = performance.now() - began
  if (known.size !== spent) throw new Error(`${known.size} of ${spent} tickets are known`)
  const stores = { knows: known, fresh: open('fresh') }
  const gate = (name: keyof typeof stores): GateDevice =>
    createGateDevice({
      place: PLACE,
      network,
      bundle: () => bundle,
      travels: stores[name],
      events: openEventLog(join(folder, `${name}.events`)),
      blind: () => false,
      clock: () => now,
      random,
    })
  const gates = [gate('knows'), gate('fresh')] as const
  const times: readonly [number[], number[]] = [[], []]
  for (let at = 0; at < passes.length; at += BLOCK) {
    for (const turn of (at / BLOCK) % 2 === 0 ? ([0, 1] as const) : ([1, 0] as const)) {
      const took = passes.slice(at, at + BLOCK).map((pass) => timed(gates[turn], pass, true))
      if (at > 0) times[turn].push(...took)
    }
  }
  const refusals = passes.slice(BLOCK).map((pass) => timed(gates[0], pass, false))
  const { bytes } = known
  for (const store of Object.values(stores)) store.close()
  return { entries: times[0], unknowing: times[1], refusals, readIn, bytes }
}

function timed(gate: GateDevice, pass: string, opens: boolean): number {
  const from = performance.now()
  const answer = gate.check(pass)
  const took = performance.now() - from
  if (answer.open !== opens) throw new Error(`a gate came to ${JSON.stringify(answer)}`)
  return took
}

/** Lets a store know tickets that have ridden, half of them of the epoch before. */
function fill(store: ReturnType<typeof openTravelStore>, spent: number, epoch: ReturnType<typeof epochAt>): void {
  const { below } = seededNumbers(9)
  const word = (): string =>
    below(2 ** 32)
      .toString(16)
      .padStart(8, '0')
  const travel = { phase: 'out', origin: 'm101', last: 'm103', enteredAt: 0, changedAt: 0, reach: 3 } as const
  for (let i = 0; i < spent; i++) {
    store.set({ entitlement: 'ticket', generation: epochPlus(epoch, -(i % 2)), serial: word() + word() }, travel)
  }
  store.close()
}
