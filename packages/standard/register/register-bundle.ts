import { BytesError, type CborValue, decodeDcbor, encodeDcbor, equalBytes } from '@hefu/bytes'
import {
  appendLeaf,
  EMPTY_FRONTIER,
  type Frontier,
  type LogPolicy,
  leafHash,
  openCheckpoint,
  rootOf,
  type WitnessedCheckpoint,
} from '@hefu/log'
import { readArray, readBytes, readInteger, readText } from '../cbor-shape.ts'
import { StandardError } from '../error.ts'
import type { SignedAct } from './act.ts'
import { decodeAct } from './act-format.ts'
import { applyAct } from './apply-act.ts'
import { EMPTY_REGISTER, type RegisterState } from './register-state.ts'
import { verifyAct } from './sign-act.ts'

/**
 * A signed checkpoint and acts up to it: all of them, or those from `start` on for a reader who has the ones before. With every act at
 * hand a reader computes the root itself; a proof for each would be longer, and could leave out an act that takes something back.
 */
export interface RegisterBundle {
  /** A note with the cosignatures of witnesses. */
  readonly checkpoint: string
  /** Index of the first act in `entries`. */
  readonly start: number
  readonly entries: readonly Uint8Array[]
}

/** A register that a reader has checked from its first act on. */
export interface ProvenRegister {
  /** The log's name. */
  readonly origin: string
  readonly checkpoint: string
  /** Unix seconds: as many witnesses as the policy asks for saw this tree then or later. */
  readonly attestedAt: number
  readonly entries: readonly Uint8Array[]
  readonly frontier: Frontier
  readonly state: RegisterState
}

/** What a bundle proves to be wrong with the log, its server or the way between; `outdated` alone is nobody's fault. */
export type RegisterFault = 'fork' | 'rollback' | 'outdated' | 'act-refused' | 'act-unsigned' | 'gap' | 'misplaced'

/** Why a bundle is refused though its form is right; `evidence` is the note that a reader should show to others. */
export class RegisterError extends Error {
  override readonly name = 'RegisterError'
  readonly code: RegisterFault
  readonly evidence: string

  constructor(code: RegisterFault, message: string, evidence: string, options?: ErrorOptions) {
    super(message, options)
    this.code = code
    this.evidence = evidence
  }
}

/** Longest bundle that is read. */
export const MAX_REGISTER_BYTES = 8_000_000
const MAX_ENTRIES = 100_000
const MAX_NOTE = 20_000
const MAX_ENTRY = 32_768

type Replayed = Pick<ProvenRegister, 'entries' | 'frontier' | 'state'>

/** The register before anything is known of it. */
const NOTHING: Replayed = { entries: [], frontier: EMPTY_FRONTIER, state: EMPTY_REGISTER }

/** dCBOR `[2, checkpoint, start, [entry, ...]]`. */
export function encodeRegisterBundle({ checkpoint, start, entries }: RegisterBundle): Uint8Array {
  return encodeDcbor([2, checkpoint, start, entries])
}

/** @throws StandardError `too-large`, `malformed` or `unknown-version` */
export function decodeRegisterBundle(bytes: Uint8Array): RegisterBundle {
  const items = readArray(decode(bytes))
  if (items[0] !== 2) throw new StandardError('unknown-version', 'not a register bundle of version 2')
  const [, checkpoint, start, entries] = readArray(items, 4)
  const list = readArray(entries)
  if (list.length > MAX_ENTRIES) throw new StandardError('too-large', `a bundle has at most ${MAX_ENTRIES} acts`)
  return {
    checkpoint: readText(checkpoint, MAX_NOTE),
    start: readInteger(start, 0, 2 ** 45),
    entries: list.map((entry) => readBytes(entry, 1, MAX_ENTRY)),
  }
}

/**
 * Checks a bundle against what is pinned and what is known already: the log and enough witnesses signed its checkpoint, the acts are
 * exactly those of the log, two officers signed each that is new, it may stand in the register by its rules, and the log has only grown.
 *
 * @param known what this reader proved before; null the first time
 * @param copy `own` for what this reader itself kept after proving it: officers' signatures, which take longest, are not checked again
 * @param onProven is told how many of the acts are proven, and of how many: nothing at first, and then each as its signatures are checked
 * @throws LogError as `openCheckpoint`; StandardError as {@link decodeRegisterBundle}; RegisterError
 * @example
 * const register = await proveRegister(bytes, policy, null)
 * const later = await proveRegister(delta, policy, register)
 */
export async function proveRegister(
  bytes: Uint8Array,
  policy: LogPolicy,
  known: ProvenRegister | null,
  copy: 'received' | 'own' = 'received',
  onProven: (proven: number, acts: number) => void = () => {},
): Promise<ProvenRegister> {
  const bundle = decodeRegisterBundle(bytes)
  const checkpoint = await openCheckpoint(bundle.checkpoint, policy)
  const before: Replayed = known ?? NOTHING
  const fault = (code: RegisterFault, message: string): RegisterError =>
    new RegisterError(code, message, bundle.checkpoint)
  const size = before.frontier.size
  if (known && isOlder(checkpoint, known)) throw fault('outdated', 'an older checkpoint than the last')
  if (checkpoint.size < size) throw fault('rollback', `the log had ${size} acts and now has ${checkpoint.size}`)
  if (bundle.start > size) throw fault('gap', 'the acts between are missing')
  if (bundle.start + bundle.entries.length !== checkpoint.size)
    throw fault('misplaced', 'not the acts of the checkpoint')
  assertSame(before.entries, bundle, fault)
  const added = bundle.entries.slice(size - bundle.start).map((entry) => ({ entry, act: decodeAct(entry) }))
  const { origin, attestedAt } = checkpoint
  onProven(size, checkpoint.size)
  const { states, ...grown } = replay(before, added, fault)
  assertRoot(grown, checkpoint, fault)
  if (copy === 'received') {
    let proven = size
    await assertSigned(origin, added, states, fault, () => onProven(++proven, checkpoint.size))
  }
  return { ...grown, origin, checkpoint: bundle.checkpoint, attestedAt }
}

/** What some cache has kept, rather than what the log has come to: nothing is wrong, and nothing is new. */
function isOlder(checkpoint: WitnessedCheckpoint, known: ProvenRegister): boolean {
  if (checkpoint.size < known.frontier.size) return checkpoint.attestedAt <= known.attestedAt
  return checkpoint.attestedAt < known.attestedAt
}

/** What a reader keeps: one bundle with everything, which it proves anew when it starts. */
export function wholeBundle({ checkpoint, entries }: ProvenRegister): RegisterBundle {
  return { checkpoint, start: 0, entries }
}

type Fault = (code: RegisterFault, message: string) => RegisterError

/** Acts that a reader knows and is sent again are the same. */
function assertSame(known: readonly Uint8Array[], { start, entries }: RegisterBundle, fault: Fault): void {
  for (const [i, entry] of entries.slice(0, Math.max(0, known.length - start)).entries()) {
    if (!equalBytes(entry, known[start + i] ?? new Uint8Array()))
      throw fault('fork', `act ${start + i} is another than before`)
  }
}

interface Added {
  readonly entry: Uint8Array
  readonly act: SignedAct
}

/** Applies acts in turn; `states` are those before each of them. */
function replay(
  before: Replayed,
  added: readonly Added[],
  fault: Fault,
): Replayed & { readonly states: readonly RegisterState[] } {
  let { frontier, state } = before
  const states: RegisterState[] = []
  for (const { entry, act } of added) {
    const result = applyAct(state, act)
    if (result.outcome === 'refused') throw fault('act-refused', `act ${state.size}: ${result.reason}`)
    states.push(state)
    frontier = appendLeaf(frontier, leafHash(entry)).frontier
    state = result.state
  }
  return { entries: [...before.entries, ...added.map(({ entry }) => entry)], frontier, state, states }
}

/** A log could else enter what no officer decided, and its witnesses would not notice. */
async function assertSigned(
  origin: string,
  added: readonly Added[],
  states: readonly RegisterState[],
  fault: Fault,
  onEach: () => void,
): Promise<void> {
  const signed = await Promise.all(
    added.map(async ({ act }, i) => {
      const both = await verifyAct(origin, states[i] ?? EMPTY_REGISTER, act)
      onEach()
      return both
    }),
  )
  const forged = signed.indexOf(false)
  if (forged >= 0) {
    throw fault('act-unsigned', `act ${states[forged]?.size} is not signed by its officers`)
  }
}

/** Another root over the acts that the log itself sent: it shows different acts to different readers, or lost some. */
function assertRoot(
  { frontier }: { readonly frontier: Frontier },
  checkpoint: WitnessedCheckpoint,
  fault: Fault,
): void {
  if (!equalBytes(rootOf(frontier), checkpoint.rootHash))
    throw fault('fork', 'the acts are not those of the checkpoint')
}

function decode(bytes: Uint8Array): CborValue {
  try {
    return decodeDcbor(bytes, MAX_REGISTER_BYTES)
  } catch (cause) {
    if (!(cause instanceof BytesError)) throw cause
    throw new StandardError(cause.code === 'too-large' ? 'too-large' : 'malformed', cause.message, { cause })
  }
}
