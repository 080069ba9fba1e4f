import { dayInCity, daysInWords } from '@hefu/app-browser/register'
import * as m from '../paraglide/messages.js'
import { type PendingAct, presentNotice } from '../register/pending-act.ts'

/** When a proposal would count if it were approved now. */
export function effectInWords({ waits, effectiveFrom, before, act }: PendingAct, offset: number): string {
  if (!waits) return m.effect_at_once()
  const notice = daysInWords(presentNotice(before, act.decidedAt))
  return m.effect_after({ date: dayInCity(effectiveFrom, offset), notice })
}
