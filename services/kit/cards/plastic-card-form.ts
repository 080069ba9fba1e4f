import type { Language } from '@hefu/standard'
import { html } from 'hono/html'
import type { Html } from '../pages/page.ts'
import { field, form, notice } from '../pages/parts.ts'
import { type Say, speak } from '../pages/writing.ts'
import type { BroughtIn } from './plastic-cards.ts'

/** Why a card did not come in. */
export type NotBroughtIn = Exclude<BroughtIn, { readonly outcome: 'offered' }>

/** The status of the page that says so. */
export function plasticCardStatus(failed: NotBroughtIn | undefined): 200 | 422 | 429 {
  if (failed === undefined) return 200
  return failed.outcome === 'locked' ? 429 : 422
}

/** The form in which a holder writes `number` and `pin` of a card on plastic, below what went wrong before. */
export function plasticCardForm(of: {
  /** Where it is sent. */
  readonly action: string
  readonly language: Language
  /** How a number looks. */
  readonly example: string
  readonly failed: NotBroughtIn | undefined
  /** Unix seconds. */
  readonly now: number
}): Html {
  const say = speak(of.language)
  return html`${of.failed ? whatFailed(of.failed, of.now, say) : ''}
${form(
  of.action,
  html`${field({ name: 'number', label: say('卡号', 'Number on the card'), hint: say(`例如 ${of.example}`, `Such as ${of.example}`), maxLength: 40 })}
${field({ name: 'pin', label: say('密码', 'PIN'), type: 'password', inputMode: 'numeric', maxLength: 12 })}`,
  say('收入钱包', 'Bring it in'),
)}`
}

function whatFailed(failed: NotBroughtIn, now: number, say: Say): Html {
  if (failed.outcome === 'locked') {
    const minutes = Math.max(1, Math.ceil((failed.until - now) / 60))
    return notice(
      'refusal',
      say('此卡已暂时锁定', 'The card is locked for now'),
      say(
        `密码错误次数过多。请在 ${minutes} 分钟后再试，或申请新密码。`,
        `Too many wrong PINs. Try again in ${minutes} ${minutes === 1 ? 'minute' : 'minutes'}, or ask for a new PIN.`,
      ),
    )
  }
  return notice(
    'refusal',
    say('卡号与密码不符，或此卡已过期', 'No card in force has this number and PIN'),
    say(
      '请核对后重试。连续五次错误将锁定一小时。',
      'Look at both again. Five wrong PINs in a row lock the card for an hour.',
    ),
  )
}
