import type { LocalText } from '@hefu/standard'
import { ExamsError } from '../error.ts'

/** One examination of one year: its candidates and results are apart from those of every other. */
export interface ExamSession {
  /** Stands in the credential, as `2026-summer`. */
  readonly id: string
  readonly title: LocalText
  /** Unix seconds of the one instant at which all results are out; null while it is not planned. */
  readonly releasesAt: number | null
  /** Unix seconds at which candidates and results are deleted. */
  readonly keptUntil: number
}

/** Longest id, as in the credential type. */
const MAX_ID = 40
const ID = /^[a-z0-9]+(-[a-z0-9]+)*$/
const MAX_TITLE = 80

/** @throws ExamsError `malformed-session` */
export function checkSession(session: ExamSession): ExamSession {
  const { id, title, keptUntil } = session
  const hasTitles = Object.values(title).every((text) => text.trim() !== '' && text.length <= MAX_TITLE)
  if (id.length > MAX_ID || !ID.test(id) || !hasTitles || !Number.isSafeInteger(keptUntil)) {
    throw new ExamsError('malformed-session', 'a session has a short id in lower case and a title in both languages')
  }
  return session
}
