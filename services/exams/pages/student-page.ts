import { type BroughtIn, type Html, offerPart, plasticCardForm, withLanguage } from '@hefu/service-kit'
import type { Language } from '@hefu/standard'
import type { Context } from 'hono'
import { html } from 'hono/html'

/** A student card that somebody has already, brought into the wallet. @param fetched what number and PIN opened @param now Unix seconds */
export function studentPage(c: Context, language: Language, now: number, fetched?: BroughtIn): Html {
  const en = language === 'en'
  if (fetched?.outcome === 'offered') {
    return html`${offerPart(fetched.offer, language, en ? 'Student card' : '学生证')}
<p>${en ? 'Good for a day. The card is in one wallet at a time.' : '一天之内有效。同一张卡只能在一个钱包里。'}</p>`
  }
  const action = withLanguage('/student-card', c)
  return html`<p>${
    en
      ? 'Bring the card that your school gave you into your wallet. Its number is printed on it; the PIN came with it.'
      : '把学校发给您的学生证收入钱包。卡号印在卡上，密码随卡发放。'
  }</p>
${plasticCardForm({ action, language, example: 'S-1001', failed: fetched, now })}`
}
