import type { RandomSource } from '@hefu/bbs'
import { type CborValue, decodeDcbor, encodeDcbor } from '@hefu/bytes'
import { seal, unseal } from '@hefu/server'
import { EXAM_SUBJECTS } from '@hefu/standard'
import { ExamsError } from '../error.ts'
import { BANDS, type Result, type Scores } from './scores.ts'

/** Whose result it is. */
export interface CandidateId {
  readonly session: string
  readonly number: string
}

/**
 * A result as it lies in the database: candidate numbers are known to whoever sat at the next desk, and a stolen copy before the instant
 * would be a release. All are of one length, so that not even it tells.
 */
export function sealResult(key: Uint8Array, of: CandidateId, result: Result, random: RandomSource): Uint8Array {
  const subjects = EXAM_SUBJECTS.map((subject) => padded(result.subjects[subject] ?? ''))
  const plain = encodeDcbor([...subjects, padded(result.total), result.band, String(result.issue).padStart(3)])
  return seal(key, contextOf(of), plain, random)
}

/** @throws ServerError `secret-not-opened` for another candidate's result or another key; ExamsError `not-opened` for what is none */
export function unsealResult(key: Uint8Array, of: CandidateId, sealed: Uint8Array): Result {
  const items = decodeDcbor(unseal(key, contextOf(of), sealed))
  const texts = Array.isArray(items) ? (items as CborValue[]).map((item) => String(item).trim()) : []
  const [total, band, issue] = texts.slice(EXAM_SUBJECTS.length)
  const known = BANDS.find((one) => one === band)
  if (total === undefined || known === undefined || issue === undefined) {
    throw new ExamsError('not-opened', 'a sealed value that is no result')
  }
  const subjects = Object.fromEntries(EXAM_SUBJECTS.map((subject, index) => [subject, texts[index] || null]))
  return { subjects: subjects as Scores['subjects'], total, band: known, issue: Number(issue) }
}

function padded(points: string): string {
  return points.padStart(5)
}

function contextOf({ session, number }: CandidateId): Uint8Array {
  return encodeDcbor(['exam result', session, number])
}
