import { cityDay, cityMinute, type IssuedType } from '@hefu/service-kit'
import { CARD_SOCIAL, HEALTH_ENTRY, HEALTH_IMMUNISATION, HEALTH_LAB } from '@hefu/standard'
import { type EntrySpan, entryFlags } from '../entry/entry-flags.ts'
import type { LabResult } from '../records/lab-result.ts'

/** What an offer of `health.immunisation` keeps, sealed. */
export interface ImmunisationTerms {
  readonly vaccine: string
  /** `2/2` */
  readonly dose: string
  /** `YYYY-MM-DD` */
  readonly given: string
}

/** What an offer of `health.entry` keeps, sealed: from when until when, and not on what it rests. */
export interface EntryTerms {
  readonly spans: readonly EntrySpan[]
}

/** What an offer of `card.social` keeps, sealed. */
export interface SocialTerms {
  readonly kind: 'employee' | 'resident'
  /** `YYYY-MM-DD` */
  readonly validUntil: string
}

/** For how long a laboratory result is worth carrying, in seconds: what needs a newer one asks for it. */
export const LAB_LASTS: number = 30 * 86_400

const LAB: IssuedType<LabResult> = {
  type: HEALTH_LAB,
  refreshed: true,
  values: ({ test, result, sampledAt }, { now, utcOffsetMinutes }) =>
    now >= sampledAt + LAB_LASTS ? null : [test, result, localHour(sampledAt, utcOffsetMinutes)],
}

const IMMUNISATION: IssuedType<ImmunisationTerms> = {
  type: HEALTH_IMMUNISATION,
  refreshed: true,
  values: ({ vaccine, dose, given }) => [vaccine, dose, given],
}

const ENTRY: IssuedType<EntryTerms> = {
  type: HEALTH_ENTRY,
  refreshed: true,
  values: ({ spans }, { epoch, utcOffsetMinutes }) => entryFlags(spans, epoch, utcOffsetMinutes),
}

const SOCIAL: IssuedType<SocialTerms> = {
  type: CARD_SOCIAL,
  refreshed: true,
  values: ({ kind, validUntil }, { now, utcOffsetMinutes }) =>
    cityDay(now, utcOffsetMinutes) > validUntil ? null : [kind, validUntil],
}

/** What a clinic issues. */
export const CLINIC_TYPES: readonly IssuedType[] = [LAB, IMMUNISATION, ENTRY, SOCIAL] as readonly IssuedType[]

/** `YYYY-MM-DDTHH` by the city's clocks. */
export function localHour(unixSeconds: number, utcOffsetMinutes: number): string {
  return cityMinute(unixSeconds, utcOffsetMinutes).slice(0, 13)
}
