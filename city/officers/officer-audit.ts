import type { OfficerId } from '@hefu/standard'

/**
 * What officers do at the console. An entry has no place for a person: `about` is a digest, a random id of a case, a mandate, an inspection or a webhook, the
 * id of a thing, or nothing.
 */
export const OFFICER_DEEDS = [
  'signed-in',
  'signed-out',
  'early-end-proposed',
  'early-end-approved',
  /** A second officer entered somebody else than the first. */
  'early-end-other-person',
  'early-end-lift-proposed',
  'early-end-lift-approved',
  'case-opened',
  'case-answered',
  'report-worked',
  'webhook-added',
  'webhook-ended',
  'thing-event-told',
  'mandate-proposed',
  'mandate-approved',
  'mandate-declined',
  'mandate-ended',
  'inspection-registered',
] as const
export type OfficerDeed = (typeof OFFICER_DEEDS)[number]

/** Keeps what officers did. */
export interface OfficerAudit {
  /** Durable when its promise is fulfilled; called before what it tells of is answered. */
  note(entry: { readonly officer: OfficerId; readonly deed: OfficerDeed; readonly about: string | null }): Promise<void>
}
