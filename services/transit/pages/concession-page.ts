import { field, form, notice, panel, withLanguage } from '@hefu/service-kit'
import { html } from 'hono/html'
import { publicPage, type Writing } from './layout.ts'
import { offerToFetch } from './purchase-page.ts'
import { text } from './words.ts'

/** Where a concession card on plastic is brought into a wallet. */
export function concessionPage(writing: Writing, wrong?: 'refused' | 'locked'): Promise<Response> {
  const { say, c } = writing
  const locked = html`${notice('refusal', say('此卡已暂时锁定', 'The card is locked for now'), say('密码错误次数过多，请一小时后再试，或到服务台办理。', 'Too many wrong PINs. Try again in an hour, or come to a desk.'))}`
  const error =
    wrong === 'refused' ? say('卡号与密码不符，或此卡已过期。', 'No card in force has this number and PIN.') : undefined
  const fields = html`${field({ name: 'number', label: say('卡号', 'Number on the card'), hint: say('例如 YH-0000-0001', 'Such as YH-0000-0001'), error, maxLength: 30 })}
${field({ name: 'pin', label: say('密码', 'PIN'), type: 'password', inputMode: 'numeric', maxLength: 12 })}`
  return publicPage(writing, {
    title: text('把优惠卡存入钱包', 'Your concession in your wallet'),
    status: wrong === undefined ? 200 : wrong === 'locked' ? 429 : 422,
    main: html`<p>${say('凭优惠卡，工作日高峰以外免费乘车，也可以购买优惠票。出示时只说明你持有优惠卡，不说类别。', 'With a concession you travel free outside the weekday peaks and buy at the reduced price. When you show it, it says that you hold one, and not on what ground.')}</p>
${wrong === 'locked' ? locked : ''}
${panel(say('已有的优惠卡', 'The card that you have'), form(withLanguage('/concession', c), fields, say('存入钱包', 'Bring it in')))}
<p>${say('再次存入时，之前存入的一份随即停止续期，本周之内失效。', 'When you bring it in again, the copy before is renewed no more and runs out within the week.')}</p>`,
  })
}

/** The card that was brought in, to be fetched. */
export function concessionOfferedPage(
  writing: Writing,
  offer: { readonly code: string; readonly link: string },
): Promise<Response> {
  const { say } = writing
  return publicPage(writing, {
    title: text('优惠卡可以领取了', 'Your concession is ready'),
    main: html`${panel(say('存入钱包', 'Into your wallet'), offerToFetch(writing, offer, say('优惠卡', 'Concession card')))}
<p>${say('一天之内有效。领取后请勿转发。', 'Good for a day. Pass it on to nobody.')}</p>`,
  })
}
