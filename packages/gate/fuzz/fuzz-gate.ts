import { createGate, REFUSAL_REASONS } from '@hefu/gate'
import { type Service, slotAt } from '@hefu/standard'
import { ADULT, type SyntheticCity, seededRandom, syntheticCity } from '@hefu/testing'
import { makePass } from '@hefu/wallet'
import { COSTLY, MUTATIONS, picker } from './mutate.ts'

/** What a run found. */
export interface FuzzReport {
  readonly inputs: number
  /** How often each reason was given. */
  readonly reasons: ReadonlyMap<string, number>
  /** The longest single check, in milliseconds. */
  readonly slowestMilliseconds: number
  /** Texts that were admitted, threw, or had no known reason: none, if the gate keeps its promise. */
  readonly failures: readonly { readonly text: string; readonly what: string }[]
}

/** One input in this many is of the costly kind. */
const COSTLY_EVERY = 25
const REAL_PASSES = 32

/**
 * Feeds one gate with random and mutated passes. Every genuine pass has been shown to it before, so that whatever is not
 * refused is a defect.
 *
 * @param millisecondsNow for the longest check; injected, as everywhere
 */
export async function fuzzGate(
  inputs: number,
  seed: string,
  millisecondsNow: () => number,
  onProgress: (done: number) => void = () => {},
): Promise<FuzzReport> {
  const city = await syntheticCity(seed)
  const service = city.services.pool
  const gate = createGate({ bundle: city.bundle, service: service.id, clock: () => city.now, random: city.random })
  const passes = genuinePasses(city, service)
  for (const pass of passes) {
    if (gate.check(pass).verdict !== 'admitted') throw new Error('a genuine pass was refused before the run')
  }
  const pick = picker(seededRandom(`${seed} mutations`))
  const mutations = Object.values(MUTATIONS)
  const reasons = new Map<string, number>()
  const failures: { text: string; what: string }[] = []
  let slowest = 0
  for (let done = 0; done < inputs; done++) {
    const pass = passes[pick(passes.length)] ?? ''
    const mutate = done % COSTLY_EVERY === 0 ? COSTLY : (mutations[pick(mutations.length)] ?? COSTLY)
    const text = mutate(pass, pick)
    const started = millisecondsNow()
    const what = outcome(() => gate.check(text))
    slowest = Math.max(slowest, millisecondsNow() - started)
    reasons.set(what, (reasons.get(what) ?? 0) + 1)
    if (!(REFUSAL_REASONS as readonly string[]).includes(what) || what === 'fault') failures.push({ text, what })
    if (done % 10_000 === 0) onProgress(done)
  }
  return { inputs, reasons, slowestMilliseconds: slowest, failures }
}

function genuinePasses(city: SyntheticCity, service: Service): string[] {
  return Array.from({ length: REAL_PASSES }, () =>
    makePass({ credential: city.issue(ADULT), service, bundle: city.bundle, slot: slotAt(city.now) }, city.random),
  )
}

function outcome(check: () => ReturnType<ReturnType<typeof createGate>['check']>): string {
  try {
    const verdict = check()
    return verdict.verdict === 'admitted' ? 'admitted' : verdict.reason
  } catch (error) {
    return `threw ${error}`
  }
}
