import { toHex } from '@hefu/bytes'
import {
  type ActRefusal,
  applyAct,
  type Clock,
  decodeAct,
  EMPTY_REGISTER,
  encodeAct,
  type RegisterState,
  type SignedAct,
  verifyAct,
} from '@hefu/standard'
import { CityError } from '../error.ts'
import type { PublicLog } from '../log/open-log.ts'
import type { TreeStore } from '../log/tree-store.ts'

/** How an act was received. */
export type Decided =
  | { readonly outcome: 'decided'; readonly index: number; readonly effectiveFrom: number }
  | { readonly outcome: 'refused'; readonly reason: ActRefusal | 'bad-signature' | 'in-the-future' }

/** Keeps the register: the one way by which an act comes into the log. */
export interface RegisterKeeper {
  /** The log's name. */
  readonly origin: string
  /** The register as this process knows it, with everything decided. */
  state(): RegisterState
  /** Reads what another process has decided. */
  refresh(): Promise<void>
  /** The act that a proposal with this signature has become; null while it has not. */
  actOf(proposal: Uint8Array): number | null
  /**
   * Checks both signatures and every rule, and appends the act. When it answers `decided`, the act is durable and will be published.
   *
   * @throws CityError as `PublicLog.append`
   */
  decide(act: SignedAct): Promise<Decided>
}

/** Seconds by which an officer's clock may be ahead of the city's. */
const CLOCK_TOLERANCE = 60
/** Entries read at a time. */
const PAGE = 256

/**
 * Opens the register over a log: replays every act, by the same rules that decide new ones.
 *
 * @throws CityError `register-broken` when the log holds an act that the rules refuse
 */
export async function openRegister(options: {
  readonly origin: string
  readonly log: Pick<PublicLog, 'append'>
  readonly entries: TreeStore['entries']
  readonly clock: Clock
}): Promise<RegisterKeeper> {
  const { origin, log, entries, clock } = options
  const acts = new Map<string, number>()
  const reload = (from: RegisterState): Promise<RegisterState> =>
    replay(from, entries, (act, index) => acts.set(toHex(act.proposal), index))
  let state = await reload(EMPTY_REGISTER)
  let current = true
  let last: Promise<unknown> = Promise.resolve()

  async function decideNext(act: SignedAct): Promise<Decided> {
    if (!current) {
      state = await reload(state)
      current = true
    }
    if (act.decidedAt > clock() + CLOCK_TOLERANCE) return { outcome: 'refused', reason: 'in-the-future' }
    const result = applyAct(state, act)
    if (result.outcome === 'refused') return result
    if (!(await verifyAct(origin, state, act))) return { outcome: 'refused', reason: 'bad-signature' }
    // Whether a failed append is in the log is for the log to say: the next decision asks it first.
    current = false
    await log.append([encodeAct(act)])
    state = result.state
    current = true
    acts.set(toHex(act.proposal), state.size - 1)
    return { outcome: 'decided', index: state.size - 1, effectiveFrom: result.effectiveFrom }
  }

  /** One at a time: each is judged by the register that the one before has left. */
  function inTurn<Made>(work: () => Promise<Made>): Promise<Made> {
    const next = last.then(work)
    last = next.catch(() => {})
    return next
  }

  return {
    origin,
    state: () => state,
    actOf: (proposal) => acts.get(toHex(proposal)) ?? null,
    refresh: () =>
      inTurn(async () => {
        state = await reload(state)
        current = true
      }),
    decide: (act) => inTurn(() => decideNext(act)),
  }
}

async function replay(
  from: RegisterState,
  entries: TreeStore['entries'],
  onAct: (act: SignedAct, index: number) => void,
): Promise<RegisterState> {
  let state = from
  for (;;) {
    const page = await entries({ start: state.size, end: state.size + PAGE })
    for (const entry of page) {
      const act = decodeAct(entry)
      const result = applyAct(state, act)
      if (result.outcome === 'refused') {
        throw new CityError('register-broken', `act ${state.size} of the log may not stand there: ${result.reason}`)
      }
      onAct(act, state.size)
      state = result.state
    }
    if (page.length < PAGE) return state
  }
}
