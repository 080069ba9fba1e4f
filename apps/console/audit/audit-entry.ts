import { as, list, localText, number, orNull, record, type Shape, text } from '@hefu/app-browser/city-api'
import { type LocalText, type OfficerId, officerId } from '@hefu/standard'

/** A line of the audit: what an officer did at the console. It has no place for a person. */
export interface AuditEntry {
  readonly id: string
  readonly officer: OfficerId
  /** Null for one who is no officer any more. */
  readonly office: LocalText | null
  /** One that this console has words for, or what a newer city notes. */
  readonly deed: string
  /** A digest of a proposal, a random id of a case, or nothing. */
  readonly about: string | null
  /** Unix seconds. */
  readonly at: number
}

/** A page of the audit, the newest first; `next` asks for the page before it, null at the beginning. */
export interface AuditPage {
  readonly entries: readonly AuditEntry[]
  readonly next: string | null
}

const id: Shape<string> = (value) => (typeof value === 'number' ? String(value) : text(value))

/** `GET /officers/audit`. */
export const auditPage: Shape<AuditPage> = record({
  entries: list(
    record({ id, officer: as(officerId), office: orNull(localText), deed: text, about: orNull(text), at: number }),
  ),
  next: orNull(id),
})
