import {
  type ActKind,
  describeAct,
  describeActKind,
  describeOffice,
  describeReason,
  type EarlyEndReason,
  type LoggedAct,
  type OfficerId,
} from '@hefu/standard'
import { presentLanguage } from '../../words/languages.ts'

/** What an act does, in one plain sentence of the present language. */
export function actInWords(logged: LoggedAct): string {
  return describeAct(logged, presentLanguage())
}

/** A kind of act, as a heading over how many there are. */
export function actKindInWords(kind: ActKind): string {
  return describeActKind(kind, presentLanguage())
}

/** The office of an officer as it was when an act was decided; the first act itself names the first officers. */
export function officeInWords(logged: LoggedAct, officer: OfficerId): string {
  return describeOffice(logged, officer, presentLanguage())
}

/** Why a credential ended early. */
export function reasonInWords(reason: EarlyEndReason): string {
  return describeReason(reason, presentLanguage())
}
