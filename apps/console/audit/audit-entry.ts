import { officerId } from '@hefu/standard'
import { as, list, localText, number, orNull, type Read, record, type Shape, text } from '../net/shape.ts'

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

const id: Shape<string> = (value) => (typeof value === 'number' ? String(value) : text(value))

const entry = record({
  id,
  officer: as(officerId),
  office: localText,
  /** One of {@link DEEDS}, or what a newer city notes. */
  deed: text,
  /** A digest of a proposal, a random id of a case, or nothing. */
  about: orNull(text),
  /** Unix seconds. */
  at: number,
})

/** A line of the audit: what an officer did. It has no place for a person. */
export type AuditEntry = Read<typeof entry>

/** `GET /officers/audit`: the newest first; `next` asks for those before, null at the beginning. */
export const auditPage: Shape<{ readonly entries: readonly AuditEntry[]; readonly next: string | null }> = record({
  entries: list(entry),
  next: orNull(id),
})
