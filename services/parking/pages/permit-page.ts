import { type BroughtIn, field, form, notice, panel, qrOf, withLanguage } from '@hefu/service-kit'
import { html } from 'hono/html'
import { publicPage, type Writing } from './layout.ts'
import { text } from './words.ts'

/** Where a permit on plastic is brought into a wallet. */
export function permitPage(writing: Writing, failed?: Exclude<BroughtIn['outcome'], 'offered'>): Promise<Response> {
  const { say, c } = writing
  const why =
    failed === 'locked'
      ? say('密码错误次数过多，请一小时后再试。', 'Too many wrong PINs. Try again in an hour.')
      : say('请核对卡号和密码。', 'Check the number and the PIN.')
  return publicPage(writing, {
    title: text('停车许可', 'Parking permit'),
    status: failed === undefined ? 200 : failed === 'locked' ? 429 : 422,
    main: html`${failed === undefined ? '' : notice('refusal', say('没有找到这张许可', 'No such permit and PIN'), why)}
<p>${say('把居民、残疾人或照护人员的塑料许可卡收入钱包，凭手机开道闸。', 'Bring the plastic permit of a resident, a disabled person or a carer into your wallet. Your phone then opens the barrier.')}</p>
${panel(
  say('许可卡', 'Your permit'),
  form(
    withLanguage('/permit', c),
    html`${field({ name: 'number', label: say('卡号', 'Number'), hint: say('例如 TC-0000-0001', 'For example TC-0000-0001'), maxLength: 40 })}
${field({ name: 'pin', label: say('密码', 'PIN'), type: 'password', inputMode: 'numeric', maxLength: 12 })}`,
    say('继续', 'Go on'),
  ),
)}
${panel(
  say('道闸看到什么', 'What a barrier sees'),
  html`<p>${say('普通车位：只看停车区。', 'On ordinary places: the zone, and nothing else.')}</p>
<p>${say('无障碍车位：只看这是残疾人停车许可。', 'At bays for disabled people: that the permit is one of a disabled person, and nothing else.')}</p>`,
)}`,
  })
}

/** The permit, offered to the wallet. */
export function permitOfferedPage(
  writing: Writing,
  { offer }: Extract<BroughtIn, { outcome: 'offered' }>,
): Promise<Response> {
  const { say } = writing
  return publicPage(writing, {
    title: text('收入钱包', 'Into your wallet'),
    main: html`<p>${say('请在一天内用钱包扫描。以前手机上的许可随即失效。', 'Scan it with your wallet within a day. The permit on an earlier phone ends with this.')}</p>
${panel(
  say('许可领取码', 'Your permit'),
  html`${qrOf(offer.code, say('许可领取码', 'Offer of the permit'))}
<p class="actions"><a class="button primary" href="${offer.link}">${say('用本机钱包领取', 'Take it with the wallet on this phone')}</a></p>`,
)}
${notice('warning', say('请勿向他人出示此码', 'Show this code to nobody'), say('谁先扫描，许可就进入谁的钱包。', 'Whoever scans it first has your permit.'))}`,
  })
}
