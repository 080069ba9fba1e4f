import { formatVerifierKey } from '@hefu/log'
import type { CheckpointStore, Seen } from '../checkpoint-store.ts'
import type { SizedNote } from '../head.ts'
import type { LogMetrics, WitnessOutcome } from '../log-metrics.ts'
import type { ProofReader } from '../proof-reader.ts'
import { type Asked, askWitness, type Witness } from './ask-witness.ts'
import type { Pause } from './pause.ts'
import { beginRound, cosigned, isOver, type Round } from './rounds.ts'
import type { WitnessTransport } from './witness-transport.ts'

/** What gathering cosignatures stands on. */
export interface GatherPorts {
  readonly witnesses: readonly Witness[]
  /** How many of them a published checkpoint has to have. */
  readonly quorum: number
  readonly checkpoints: Pick<CheckpointStore, 'keepSeen'>
  /** How far each witness has cosigned, as it was kept. */
  readonly seen: readonly Seen[]
  readonly proofs: (size: number) => ProofReader
  readonly publish: (checkpoint: SizedNote) => void
  readonly transport: WitnessTransport
  readonly pause: Pause
  readonly metrics: Pick<LogMetrics, 'witness'>
}

/** Gathers cosignatures in the background. */
export interface Gathering {
  /** Takes the newest checkpoint that the log has signed. Returns at once. */
  offer(checkpoint: SizedNote): void
  /** How each witness answered last, by the name of its key; null for one that has not answered yet. */
  witnesses(): Readonly<Record<string, WitnessOutcome | null>>
  stop(): Promise<void>
}

type Identified = Witness & { readonly id: string }

/** A witness that has not answered after this many milliseconds is taken to be away. */
const ANSWER_LIMIT_MS = 4_000
/** Milliseconds between the beginnings of two rounds: a busy log is not a burden to its witnesses. */
const ROUND_MS = 500
/** Milliseconds after which a checkpoint is cosigned anew though the log has not grown: the times of cosignatures say how fresh it is. */
export const REFRESH_MS = 600_000
/** Milliseconds after which a witness that failed is asked again; doubled each time it fails again, up to the last. */
const RETRY_MS = { first: 1_000, last: 60_000 }

/**
 * Asks witnesses to cosign, in rounds: each round is about one checkpoint, since a reader wants enough cosignatures of the same tree. A round is
 * over when enough have cosigned or nobody is left who may; then the newest checkpoint is next, also the same again once it is due. Each witness is asked by a task of its own, so
 * that one that is slow holds up neither appends nor the others; what it answers late still counts.
 */
export function gatherCosignatures(ports: GatherPorts): Gathering {
  const { quorum, checkpoints, proofs, publish, transport, pause, metrics } = ports
  const witnesses = ports.witnesses.map((witness) => ({ ...witness, id: formatVerifierKey(witness.key) }))
  const ids = witnesses.map(({ id }) => id)
  const lastSizes = new Map(ports.seen.map(({ witness, size }) => [witness, size]))
  const outcomes = new Map<string, WitnessOutcome>()
  const stopped = new AbortController()
  let newest: SizedNote | null = null
  let round: Round | null = null
  let resting: Promise<void> | undefined
  let due = false
  let changed = Promise.withResolvers<void>()

  /** Begins the next round when the present one is over and there is something newer, or the same is due. */
  function advance(): void {
    if (!newest || resting || stopped.signal.aborted) return
    if (round && (!isOver(round, ids, quorum) || (newest.size <= round.checkpoint.size && !due))) return
    round = beginRound(newest)
    due = false
    publishIfCosigned(round)
    wake()
    resting = pause(ROUND_MS, stopped.signal).then(() => {
      resting = undefined
      advance()
    })
  }

  function wake(): void {
    changed.resolve()
    changed = Promise.withResolvers()
  }

  function publishIfCosigned(present: Round): void {
    const note = cosigned(present, ids, quorum)
    if (note) publish(note)
  }

  /** Asks one witness about one round after the other. */
  async function accompany(witness: Identified): Promise<void> {
    let failures = 0
    while (!stopped.signal.aborted) {
      const present = round
      if (!present || present.lines.has(witness.id) || present.checkpoint.size < (lastSizes.get(witness.id) ?? 0)) {
        await changed.promise
        continue
      }
      const asked = await ask(witness, present)
      if (stopped.signal.aborted) return
      if (asked.outcome === 'cosigned') {
        failures = 0
        report(witness, 'cosigned')
        await keep(witness.id, present, asked.line)
        continue
      }
      present.failed.add(witness.id)
      const early = asked.outcome === 'ahead' && asked.size <= (newest?.size ?? 0)
      // It has seen a later checkpoint of this log, and its answer was lost: a later round is for it.
      if (early) lastSizes.set(witness.id, asked.size)
      else report(witness, asked.outcome)
      advance()
      if (!early) await pause(Math.min(RETRY_MS.first * 2 ** failures++, RETRY_MS.last), stopped.signal)
    }
  }

  function ask(witness: Identified, { checkpoint }: Round): Promise<Asked> {
    return askWitness({
      witness,
      checkpoint,
      lastSize: lastSizes.get(witness.id) ?? 0,
      proof: proofs(checkpoint.size).consistency,
      transport,
      signal: AbortSignal.any([stopped.signal, AbortSignal.timeout(ANSWER_LIMIT_MS)]),
    })
  }

  function report({ key }: Identified, outcome: WitnessOutcome): void {
    outcomes.set(key.name, outcome)
    metrics.witness(key.name, outcome)
  }

  async function keep(witness: string, present: Round, line: string): Promise<void> {
    const { size } = present.checkpoint
    lastSizes.set(witness, Math.max(size, lastSizes.get(witness) ?? 0))
    // When this is lost, the witness says so itself.
    await checkpoints.keepSeen({ witness, size }).catch(() => {})
    present.lines.set(witness, line)
    publishIfCosigned(present)
    advance()
  }

  async function refresh(): Promise<void> {
    while (!stopped.signal.aborted) {
      await pause(REFRESH_MS, stopped.signal)
      due = true
      advance()
    }
  }

  const tasks = [refresh(), ...witnesses.map(accompany)]
  return {
    offer(checkpoint) {
      if (checkpoint.size < (newest?.size ?? 0)) return
      newest = checkpoint
      advance()
    },
    witnesses: () => Object.fromEntries(witnesses.map(({ key }) => [key.name, outcomes.get(key.name) ?? null])),
    async stop() {
      stopped.abort()
      wake()
      await Promise.all([...tasks, resting])
    },
  }
}
