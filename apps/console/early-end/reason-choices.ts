import { EARLY_END_REASONS, type EarlyEndReason } from '@hefu/standard'
import type { ChoiceOption } from '@hefu/ui'
import * as m from '../paraglide/messages.js'

const WORDS: Readonly<Record<EarlyEndReason, readonly [title: () => string, hint: () => string]>> = {
  'issued-in-error': [m.end_error, m.end_error_hint],
  'identity-misused': [m.end_misused, m.end_misused_hint],
  'holder-asked': [m.end_asked, m.end_asked_hint],
  'holder-died': [m.end_died, m.end_died_hint],
}

/** The published reasons in plain words: there is no other. */
export function reasonChoices(): readonly ChoiceOption<EarlyEndReason>[] {
  return EARLY_END_REASONS.map((value) => {
    const [title, hint] = WORDS[value]
    return { value, title: title(), hint: hint() }
  })
}

/** What a reason is called. */
export function reasonTitle(reason: EarlyEndReason): string {
  return WORDS[reason][0]()
}
