import { LANGUAGES, type LocalText, type OfficerId, officerId } from '@hefu/standard'
import { readCount, readList, readObject, readOrNull, readText } from '../reading/answer-shape.ts'

/** What officers do at the console. */
export const DEEDS = [
  'signed-in',
  'signed-out',
  'early-end-proposed',
  'early-end-approved',
  'early-end-lift-proposed',
  'early-end-lift-approved',
  'case-opened',
  'case-answered',
] as const
export type Deed = (typeof DEEDS)[number]

/** A line of the audit: what an officer did. It has no place for a person. */
export interface AuditEntry {
  readonly id: string
  readonly officer: OfficerId
  readonly office: LocalText
  readonly deed: Deed | 'other'
  /** A digest of a proposal, a random id of a case, or nothing. */
  readonly about: string | null
  /** Unix seconds. */
  readonly at: number
}

/** A page of the audit, the newest first; `next` asks for the one before it, null at the beginning. */
export interface AuditPage {
  readonly entries: readonly AuditEntry[]
  readonly next: string | null
}

/** @throws BrowserError `city-down` for what is no audit */
export function parseAudit(answer: unknown): AuditPage {
  const { entries, next } = readObject(answer)
  return {
    entries: readList(entries, (item) => {
      const { id, officer, office, deed, about, at } = readObject(item)
      return {
        id: String(id),
        officer: officerId(readText(officer)),
        office: readLocalText(office),
        // A newer city may note what this console has no words for: it is shown all the same.
        deed: DEEDS.find((known) => known === deed) ?? 'other',
        about: readOrNull(about, readText),
        at: readCount(at),
      }
    }),
    next: next === null || next === undefined ? null : String(next),
  }
}

function readLocalText(value: unknown): LocalText {
  const text = readObject(value)
  const [chinese, english] = LANGUAGES.map((language) => readText(text[language]))
  return { 'zh-CN': chinese ?? '', en: english ?? '' }
}
