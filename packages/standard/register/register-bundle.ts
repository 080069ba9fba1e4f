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
import type { ActKind } from './act.ts'
import { decodeAct } from './act-format.ts'
import { applyAct } from './apply-act.ts'
import { EMPTY_REGISTER, type RegisterState } from './register-state.ts'
import { type ActSigners, isSignedBy, signersOf } from './sign-act.ts'

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
  /** For each act the keys that it must be signed with. */
  readonly signers: readonly ActSigners[]
  /** The acts whose signatures have been checked; it grows as they are, by `verifySignatures`. */
  readonly verified: Set<number>
}

/** What a bundle proves to be wrong with the log, its server or the way between. */
export type RegisterFault = 'fork' | 'rollback' | 'act-refused' | 'act-unsigned' | 'gap' | 'misplaced'

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

/** Acts that say who may decide, and how: every other act rests on them, so their signatures are checked as they come. */
const OF_THE_RULES: readonly ActKind[] = ['city', 'officer', 'officer-end', 'notice-period']

type Replayed = Pick<ProvenRegister, 'entries' | 'frontier' | 'state' | 'signers' | 'verified'>

/** The register before anything is known of it. */
function nothing(): Replayed {
  return { entries: [], frontier: EMPTY_FRONTIER, state: EMPTY_REGISTER, signers: [], verified: new Set() }
}

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
 * exactly those of the log, each may stand in the register by its rules, and the log has only grown. Of officers' signatures those are
 * checked that say who is an officer; those of an act that a reader is about to rely on are for `verifySignatures`.
 *
 * @param known what this reader proved before; null the first time
 * @throws LogError as `openCheckpoint`; StandardError as {@link decodeRegisterBundle}; RegisterError
 * @example
 * const register = await proveRegister(bytes, policy, null)
 * const later = await proveRegister(delta, policy, register)
 */
export async function proveRegister(
  bytes: Uint8Array,
  policy: LogPolicy,
  known: ProvenRegister | null,
): Promise<ProvenRegister> {
  const bundle = decodeRegisterBundle(bytes)
  const checkpoint = await openCheckpoint(bundle.checkpoint, policy)
  const before: Replayed = known ?? nothing()
  const fault = (code: RegisterFault, message: string): RegisterError =>
    new RegisterError(code, message, bundle.checkpoint)
  const size = before.frontier.size
  if (checkpoint.size < size) throw fault('rollback', `the log had ${size} acts and now has ${checkpoint.size}`)
  if (known && checkpoint.attestedAt < known.attestedAt) throw fault('rollback', 'an older checkpoint than the last')
  if (bundle.start > size) throw fault('gap', 'the acts between are missing')
  if (bundle.start + bundle.entries.length !== checkpoint.size)
    throw fault('misplaced', 'not the acts of the checkpoint')
  assertSame(before.entries, bundle, fault)
  const grown = await replay(checkpoint.origin, before, bundle.entries.slice(size - bundle.start), fault)
  assertRoot(grown, checkpoint, fault)
  const { origin, attestedAt } = checkpoint
  return { ...grown, origin, checkpoint: bundle.checkpoint, attestedAt }
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

async function replay(origin: string, before: Replayed, added: readonly Uint8Array[], fault: Fault): Promise<Replayed> {
  let { frontier, state } = before
  const signers = [...before.signers]
  const verified = new Set(before.verified)
  for (const entry of added) {
    const act = decodeAct(entry)
    const by = signersOf(state, act)
    const result = applyAct(state, act)
    if (result.outcome === 'refused' || !by) {
      throw fault(
        'act-refused',
        `act ${state.size}: ${result.outcome === 'refused' ? result.reason : 'not-an-officer'}`,
      )
    }
    if (OF_THE_RULES.includes(act.body.kind)) {
      if (!(await isSignedBy(origin, act, by)))
        throw fault('act-unsigned', `act ${state.size} is not signed by its officers`)
      verified.add(state.size)
    }
    signers.push(by)
    frontier = appendLeaf(frontier, leafHash(entry)).frontier
    state = result.state
  }
  return { entries: [...before.entries, ...added], frontier, state, signers, verified }
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
