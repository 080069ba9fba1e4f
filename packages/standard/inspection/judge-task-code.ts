import { ed25519Verify } from '@hefu/log'
import { StandardError } from '../error.ts'
import type { LabelKey } from '../public-code/label-key.ts'
import type { TrustBundle } from '../register/trust-bundle.ts'
import { decodeTaskCode, type TaskCode, taskMessage } from './task-code.ts'

/** Why a task code does not let anybody in, in the order in which it is looked at. */
export const TASK_REASONS = [
  /** No task code, or one that is damaged. */
  'malformed',
  'unknown-version',
  /** The register has no such key, or one for labels: nobody whom the city knows. */
  'unknown-authority',
  'key-ended',
  /** Not signed by the authority: made up, or altered. */
  'forged',
  /** Genuine, for another organisation. */
  'other-shop',
  /** Genuine, for another day. */
  'other-day',
] as const
export type TaskReason = (typeof TASK_REASONS)[number]

/** What a task code is, by the register as it is known here. */
export type TaskVerdict =
  | { readonly verdict: 'genuine'; readonly code: TaskCode; readonly key: LabelKey }
  | { readonly verdict: 'refused'; readonly reason: TaskReason }

/** What a task code is judged by. */
type Register = Pick<TrustBundle, 'labelKeys' | 'utcOffsetMinutes'>

/**
 * Judges an inspector's code offline: whether it is genuine, for this organisation and for today. Never throws, whatever the text, and tells no
 * server that it was shown.
 *
 * @param register the proven register
 * @param organisation the id on the own door
 */
export async function judgeTaskCode(
  text: string,
  register: Register,
  organisation: string,
  unixSeconds: number,
): Promise<TaskVerdict> {
  const verdict = await judgeTaskCodeOfAnyDay(text, register, organisation, unixSeconds)
  const today = dayIn(register.utcOffsetMinutes, unixSeconds)
  return verdict.verdict === 'genuine' && verdict.code.day !== today ? refused('other-day') : verdict
}

/** As {@link judgeTaskCode}, without regard to the day: for who was shown the code before, and looks back. */
export async function judgeTaskCodeOfAnyDay(
  text: string,
  { labelKeys }: Pick<Register, 'labelKeys'>,
  organisation: string,
  unixSeconds: number,
): Promise<TaskVerdict> {
  const code = read(text)
  if (typeof code === 'string') return refused(code)
  const key = labelKeys.find(({ id }) => id === code.keyId)
  if (!key?.serves.includes('inspection')) return refused('unknown-authority')
  if (key.endsAt <= unixSeconds) return refused('key-ended')
  if (!(await ed25519Verify(key.publicKey, taskMessage(code), code.signature))) return refused('forged')
  return code.organisation === organisation ? { verdict: 'genuine', code, key } : refused('other-shop')
}

function read(text: string): TaskCode | TaskReason {
  try {
    return decodeTaskCode(text)
  } catch (error) {
    if (!(error instanceof StandardError)) throw error
    return error.code === 'unknown-version' ? 'unknown-version' : 'malformed'
  }
}

function dayIn(utcOffsetMinutes: number, unixSeconds: number): string {
  return new Date((unixSeconds + utcOffsetMinutes * 60) * 1000).toISOString().slice(0, 10)
}

function refused(reason: TaskReason): TaskVerdict {
  return { verdict: 'refused', reason }
}
