import { choice, facts, field, form, type Html, notice, offerPart, panel, type Writing } from '@hefu/service-kit'
import { localText } from '@hefu/standard'
import { html } from 'hono/html'
import type { Network } from '../feed/network.ts'
import type { PurchaseView } from '../sales/purchases.ts'
import { hidden, orderLine } from './buy-page.ts'
import { staffPage } from './layout.ts'
import { money, PRODUCT_NAMES } from './words.ts'

/** The desk: lost tickets, and who went further than the fare. @param stop that was chosen last */
export function deskPage(writing: Writing, network: Network, stop: string): Promise<Response> {
  const { say } = writing
  return staffPage(writing, {
    title: localText('服务台', 'Desk'),
    main: html`${panel(
      say('车票丢失', 'Lost tickets'),
      html`${form('/staff/desk/purchase', field({ name: 'receipt', label: say('收据码', 'Receipt code'), maxLength: 40 }), say('查看', 'Look up'))}
${whatCanBeDone(writing)}`,
    )}
${panel(
  say('超出票价范围', 'Further than the fare'),
  form(
    '/staff/desk/difference',
    html`${stopChoice(writing, network, stop)}${choice({
      name: 'entitlement',
      label: say('乘客持有', 'The rider has'),
      options: [
        { value: 'ticket', label: PRODUCT_NAMES.ride[writing.language] },
        { value: 'month', label: PRODUCT_NAMES.month[writing.language] },
      ],
    })}`,
    say('请乘客出示', 'Ask to show it'),
  ),
)}`,
  })
}

function whatCanBeDone({ say }: Writing): Html {
  return html`<h3>${say('能做什么', 'What can be done')}</h3>
${facts([
  [
    say('有收据码', 'With the receipt code'),
    say(
      '作废尚未领取的车票，并重新提供同样数量。',
      'Tickets that no wallet has fetched are ended, and as many offered anew.',
    ),
  ],
  [
    say('优惠卡丢失', 'A lost concession'),
    say(
      '请持卡人用卡号和密码重新存入，旧的一份停止续期。',
      'Its holder brings the card in again, and the copy before is renewed no more.',
    ),
  ],
])}
<h3>${say('不能做什么', 'What cannot be done')}</h3>
${facts([
  [
    say('查找车票', 'Finding a ticket'),
    say('不能按姓名、电话或付款查找：没有这样的记录。', 'Not by name, telephone or payment: there is no such record.'),
  ],
  [
    say('收回车票', 'Taking one back'),
    say(
      '已领取的车票在某个钱包里；谁也不能收回、作废或定位。',
      'A ticket that was fetched is in some wallet. Nobody can take it back, end it or find out where it is.',
    ),
  ],
])}`
}

/** A purchase, as far as a desk may see it: how many of its tickets were fetched, and no code. */
export function deskPurchasePage(writing: Writing, receipt: string, view: PurchaseView): Promise<Response> {
  const { say } = writing
  const open = view.offers.filter(({ isRedeemed }) => !isRedeemed).length
  return staffPage(writing, {
    title: localText('购买记录', 'Purchase'),
    main: html`${facts([
      [say('购买', 'Bought'), orderLine(writing, view.order)],
      [say('金额', 'Price'), money(view.amount)],
      [
        say('付款', 'Payment'),
        {
          paid: say('已付款', 'paid'),
          asked: say('待确认', 'not known yet'),
          refused: say('未付款', 'not paid'),
          refunded: say('已退款', 'paid back'),
        }[view.state],
      ],
      [say('已领取', 'Fetched'), view.offers.length - open],
      [say('未领取', 'Not fetched'), open],
    ])}
${
  open > 0
    ? panel(
        say('重新提供', 'Offer again'),
        html`<p>${say(`作废未领取的 ${open} 张，并重新提供。之前的二维码随即失效。`, `Ends the ${open} that no wallet has fetched and offers as many anew. The codes before are void at once.`)}</p>${form('/staff/desk/offer-again', hidden({ receipt }), say('作废并重新提供', 'End and offer again'))}`,
      )
    : notice('plain', say('没有可以重新提供的车票', 'There is nothing to offer again'))
}`,
  })
}

/** New codes for the buyer at the desk. */
export function offeredAgainPage(writing: Writing, renewed: number, view: PurchaseView): Promise<Response> {
  const { say } = writing
  const open = view.offers.filter(({ isRedeemed }) => !isRedeemed)
  return staffPage(writing, {
    title: localText('已重新提供', 'Offered again'),
    main: html`${notice('plain', say(`${renewed} 张`, `${renewed} offered`), say('请乘客逐一扫描，或在自己的收据页面领取。', 'Let the buyer scan them one by one, or fetch them from the receipt’s page.'))}
${open.map((offer, index) => offerPart(offer, writing.language, say(`车票 ${index + 1} / ${open.length}`, `Ticket ${index + 1} / ${open.length}`), 'counter'))}`,
  })
}

function stopChoice({ language, say }: Writing, network: Network, stop: string): Html {
  const options = [...network.stops.values()].map(({ id, name, zone }) => ({
    value: id,
    label: `${name[language]} (${zone}) ${id}`,
  }))
  return choice({ name: 'stop', label: say('本站', 'This stop'), options, value: stop })
}
