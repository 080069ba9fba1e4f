import type { EarlyEndReason } from '@hefu/standard'
import * as m from '../paraglide/messages.js'
import type { Erased, HeldCase } from '../rights/held.ts'

const REASONS: Readonly<Record<EarlyEndReason, () => string>> = {
  'issued-in-error': m.end_reason_error,
  'identity-misused': m.end_reason_misused,
  'holder-asked': m.end_reason_asked,
  'holder-died': m.end_reason_died,
}

/** Why a card was ended early, to its holder. */
export function reasonInWords(reason: EarlyEndReason): string {
  return REASONS[reason]()
}

const ACCESSES: ReadonlyMap<string, () => string> = new Map([
  ['early-end-proposed', m.looked_end_proposed],
  ['early-end-approved', m.looked_end_approved],
  ['early-end-lift-proposed', m.looked_lift_proposed],
  ['early-end-lift-approved', m.looked_lift_approved],
  ['appeal-opened', m.looked_appeal],
  ['data-request-opened', m.looked_request],
])

/** What an officer did with something of a person. A reason that this wallet does not know is shown as the city wrote it. */
export function accessInWords(why: string): string {
  return ACCESSES.get(why)?.() ?? m.looked_other({ why })
}

/** What kind of letter a case is. */
export function kindInWords(kind: HeldCase['kind']): string {
  return kind === 'appeal' ? m.case_appeal() : m.case_request()
}

/** How a case ended. */
export function outcomeInWords(outcome: HeldCase['outcome']): string {
  if (outcome === 'dismissed') return m.case_dismissed()
  return outcome === 'granted' ? m.case_granted() : m.case_answered()
}

const ERASED: ReadonlyMap<string, () => string> = new Map([
  ['records', m.erase_done_records],
  ['cases', m.erase_done_cases],
  ['accesses', m.erase_done_accesses],
])

/** What was erased. */
export function erasedInWords(what: string): string {
  return (ERASED.get(what) ?? m.erase_done_other)()
}

const KEPT: ReadonlyMap<string, () => string> = new Map([
  ['early-end', m.erase_kept_end],
  ['early-end-waiting', m.erase_kept_waiting],
  ['issuance-counts', m.erase_kept_counts],
])

/** What an erasure left, in the middle of a sentence. */
export function keptInWords({ what }: Erased['kept'][number]): string {
  return KEPT.get(what)?.() ?? what
}
