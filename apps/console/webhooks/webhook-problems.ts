import type { ProblemMessages } from '@hefu/app-browser'
import * as m from '../paraglide/messages.js'

/** What may go wrong with webhooks, by the city's codes: a title, and what to do. */
export const WEBHOOK_PROBLEMS: Readonly<Record<string, ProblemMessages>> = {
  'address-refused': [m.problem_webhook_title, m.problem_webhook_address],
  'too-many': [m.problem_webhook_title, m.problem_webhook_many],
  'unknown-webhook': [m.problem_webhook_title, m.problem_webhook_gone],
}
