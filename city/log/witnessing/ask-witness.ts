import { formatAddCheckpoint, LogError, openNote, type VerifierKey } from '@hefu/log'
import type { SizedNote } from '../head.ts'
import type { WitnessAnswer, WitnessTransport } from './witness-transport.ts'

/** A witness that a log asks. */
export interface Witness {
  /** Of kind `cosignature/v1`. */
  readonly key: VerifierKey
  /** Its submission prefix (C2SP tlog-witness), without a slash at the end. */
  readonly url: string
}

/** How it went. */
export type Asked =
  | { readonly outcome: 'cosigned'; readonly line: string }
  /** It has cosigned a larger tree than it was asked about. */
  | { readonly outcome: 'ahead'; readonly size: number }
  | { readonly outcome: 'refused' | 'unreachable' }

/** What is asked. */
export interface Question {
  readonly witness: Witness
  /** Size of the tree that it cosigned last, as far as is known; 0 for none. */
  readonly lastSize: number
  /** The checkpoint to cosign, signed by the log. */
  readonly checkpoint: SizedNote
  /** Consistency proof from a smaller size to the checkpoint's. */
  readonly proof: (oldSize: number) => Promise<readonly Uint8Array[]>
  readonly transport: WitnessTransport
  readonly signal: AbortSignal
}

/**
 * Asks a witness to cosign a checkpoint; once more when it says that it has come elsewhere than was thought. What it answers is checked:
 * only its own cosignature of this checkpoint counts, and nothing else of its answer is handed on. Never throws.
 */
export async function askWitness(question: Question): Promise<Asked> {
  const first = await send(question, Math.min(question.lastSize, question.checkpoint.size))
  if (first?.status !== 409) return read(question, first)
  const size = sizeIn(first)
  if (size === null) return { outcome: 'refused' }
  if (size > question.checkpoint.size) return { outcome: 'ahead', size }
  return read(question, await send(question, size))
}

async function send(question: Question, oldSize: number): Promise<WitnessAnswer | null> {
  const { witness, checkpoint, proof, transport, signal } = question
  try {
    const body = formatAddCheckpoint({ oldSize, proof: await proof(oldSize), note: checkpoint.note })
    return await transport(`${witness.url}/add-checkpoint`, body, signal)
  } catch {
    return null
  }
}

async function read({ witness, checkpoint }: Question, answer: WitnessAnswer | null): Promise<Asked> {
  if (!answer || answer.status === 409 || answer.status === 429 || answer.status >= 500)
    return { outcome: 'unreachable' }
  if (answer.status !== 200) return { outcome: 'refused' }
  try {
    const text = checkpoint.note.slice(0, checkpoint.note.lastIndexOf('\n\n') + 1)
    const [line] = (await openNote(`${text}\n${answer.text}`, [witness.key])).lines
    return line === undefined ? { outcome: 'refused' } : { outcome: 'cosigned', line }
  } catch (error) {
    if (error instanceof LogError) return { outcome: 'refused' }
    throw error
  }
}

/** The body of a 409: a size on a line of its own. */
function sizeIn({ text }: WitnessAnswer): number | null {
  const size = /^(0|[1-9]\d{0,15})\n$/.exec(text)?.[1]
  return size !== undefined && Number.isSafeInteger(Number(size)) ? Number(size) : null
}
