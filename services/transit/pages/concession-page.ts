import {
  type NotBroughtIn,
  type Offer,
  offerPart,
  panel,
  plasticCardForm,
  plasticCardStatus,
  type Writing,
  withLanguage,
} from '@hefu/service-kit'
import { localText } from '@hefu/standard'
import { html } from 'hono/html'
import { publicPage } from './layout.ts'

/** Where a concession card on plastic is brought into a wallet. @param now Unix seconds */
export function concessionPage(writing: Writing, now: number, failed?: NotBroughtIn): Promise<Response> {
  const { say, c, language } = writing
  const action = withLanguage('/concession', c)
  return publicPage(writing, {
    title: localText('把优惠卡存入钱包', 'Your concession in your wallet'),
    status: plasticCardStatus(failed),
    main: html`<p>${say('凭优惠卡，工作日高峰以外免费乘车，也可以购买优惠票。出示时只说明你持有优惠卡，不说类别。', 'With a concession you travel free outside the weekday peaks and buy at the reduced price. When you show it, it says that you hold one, and not on what ground.')}</p>
${panel(say('已有的优惠卡', 'The card that you have'), plasticCardForm({ action, language, example: 'YH-0000-0001', failed, now }))}
<p>${say('再次存入时，之前存入的一份随即停止续期，本周之内失效。', 'When you bring it in again, the copy before is renewed no more and runs out within the week.')}</p>`,
  })
}

/** The card that was brought in, to be fetched. */
export function concessionOfferedPage(writing: Writing, offer: Offer): Promise<Response> {
  const { say, language } = writing
  return publicPage(writing, {
    title: localText('优惠卡可以领取了', 'Your concession is ready'),
    main: html`${offerPart(offer, language, say('优惠卡', 'Concession card'))}
<p>${say('一天之内有效。', 'Good for a day.')}</p>`,
  })
}
