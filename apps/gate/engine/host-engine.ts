import type { RandomSource } from '@hefu/bbs'
import { createGate, type Gate, type Verdict } from '@hefu/gate'
import { isHealthCode } from '@hefu/health'
import type { Clock } from '@hefu/standard'
import { AppError } from '../error.ts'
import type { Picture } from '../reading/luma.ts'
import type { KeptSeenSet } from '../seen/kept-seen-set.ts'
import type { GateEngine, ShownVerdict, Sight } from './gate-engine.ts'
import { heldCodes } from './held-codes.ts'
import { warmUp } from './warm-up.ts'

/** What the engine stands on. */
export interface EnginePorts {
  readonly clock: Clock
  readonly random: RandomSource
  /** A clock that never goes back, in milliseconds. */
  readonly milliseconds: () => number
  readonly seen: Promise<KeptSeenSet>
  /** Fetches the curve. */
  readonly loadCurve: () => Promise<void>
  /** The text of the code in a picture; empty where there is none. */
  readonly read: (picture: Picture, chosen: boolean) => Promise<string>
}

const NOTHING: Sight = { sight: 'nothing' }
const HELD: Sight = { sight: 'held' }

/** The engine where it runs: in a worker, or in a test. */
export function hostEngine(ports: EnginePorts): GateEngine {
  const { clock, random, milliseconds } = ports
  const held = heldCodes()
  const warm = new Set<number>()
  let gate: Gate | null = null
  let seen: KeptSeenSet | null = null

  function opened(): Gate {
    if (!gate) throw new AppError('engine-failed', 'the gate is not open')
    return gate
  }

  async function judge(text: string): Promise<Sight> {
    const began = milliseconds()
    const verdict = opened().check(text)
    const checked = milliseconds()
    const remembered = (await seen?.settled()) ?? true
    const spent = { reading: 0, checking: checked - began, keeping: milliseconds() - checked }
    const certificate = isHealthCode(text) ? { certificate: text } : {}
    return { sight: 'judged', verdict: shown(verdict), remembered, spent, ...certificate }
  }

  return {
    async open({ bundle, service, requestKey }) {
      await ports.loadCurve()
      seen ??= await ports.seen
      gate = createGate({ bundle, service, clock, random, seen, ...(requestKey && { requestKey }) })
      held.clear()
      const { length } = gate.type.attributes
      if (!warm.has(length)) warmUp(length, random)
      warm.add(length)
    },
    async replaceBundle(bundle) {
      opened().replaceBundle(bundle)
    },
    async look(picture, chosen) {
      const began = milliseconds()
      const text = await ports.read(picture, chosen)
      const reading = milliseconds() - began
      if (text === '') return NOTHING
      // Who chooses a picture twice means it; a camera cannot help seeing a code again and again.
      if (!chosen && held.isHeld(text, milliseconds())) return HELD
      const sight = await judge(text)
      held.hold(text, milliseconds())
      return sight.sight === 'judged' ? { ...sight, spent: { ...sight.spent, reading } } : sight
    },
    ask: (indexes) => opened().makeRequest(indexes),
  }
}

function shown(verdict: Verdict): ShownVerdict {
  return verdict.verdict === 'admitted' ? { verdict: 'admitted', disclosed: verdict.disclosed } : verdict
}
