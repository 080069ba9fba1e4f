import {
  facts,
  type Html,
  notice,
  offerPart,
  panel,
  qrOf,
  renewed,
  type Writing,
  withLanguage,
} from '@hefu/service-kit'
import { localText } from '@hefu/standard'
import { html } from 'hono/html'
import type { PurchaseView, SoldOffer } from '../sales/purchases.ts'
import { orderLine } from './buy-page.ts'
import { publicPage } from './layout.ts'
import { money } from './words.ts'

/** A purchase: paid, with its tickets to fetch; refused; or not known yet, and then the page looks again by itself. */
export function purchasePage(writing: Writing, receipt: string, view: PurchaseView): Promise<Response> {
  const { say, c } = writing
  const state = {
    paid: localText('已付款', 'Paid'),
    refunded: localText('已退款', 'Paid back'),
    refused: localText('未付款', 'Not paid'),
    asked: localText('付款待确认', 'Payment not known yet'),
  }[view.state]
  const path = withLanguage(`/purchases/${receipt}/state?seen=${markOf(view)}`, c)
  return publicPage(writing, {
    title: state,
    script: true,
    main: html`${facts([
      [say('购买', 'Bought'), orderLine(writing, view.order)],
      [say('金额', 'Price'), money(view.amount)],
      [say('收据码', 'Receipt code'), html`<code>${receipt}</code>`],
    ])}
<p>${say('请保存收据码：换手机或丢失时凭它在服务台重新领取。', 'Keep the receipt code: with it a desk can offer unfetched tickets again.')}</p>
${renewed(path, purchaseState(writing, view), 3000)}`,
  })
}

/** What a page shows of a purchase, in a word: when it is another, the page is drawn anew. */
export function markOf({ state, offers }: PurchaseView): string {
  return `${state}-${offers.filter(({ isRedeemed }) => isRedeemed).length}`
}

function purchaseState(writing: Writing, { state, offers }: PurchaseView): Html {
  const { say, c } = writing
  switch (state) {
    case 'asked':
      return notice(
        'plain',
        say('支付方尚未答复', 'The payment provider has not answered'),
        say(
          '你不会被重复扣款。本页会自动更新；也可以稍后凭收据码查看。',
          'You are not charged twice. This page looks again by itself; or come back later with the receipt code.',
        ),
      )
    case 'refused':
      return html`${notice('refusal', say('没有付款', 'Nothing was paid'), say('没有扣款，也没有出票。', 'You were not charged, and there is no ticket.'))}<p class="actions"><a class="button primary" href="${withLanguage('/buy', c)}">${say('重新购买', 'Buy again')}</a></p>`
    case 'refunded':
      return notice('plain', say('已退款', 'Paid back'))
    case 'paid':
      return ticketsToFetch(writing, offers)
  }
}

/** All by one link on the phone that has the wallet; one at a time by code, since a camera sees one. */
function ticketsToFetch(writing: Writing, offers: readonly SoldOffer[]): Html {
  const { say } = writing
  const open = offers.filter(({ isRedeemed }) => !isRedeemed)
  const [next, ...others] = open
  const fetched = offers.length - open.length
  if (!next)
    return notice('plain', say('全部已存入钱包', 'All are in a wallet'), say('祝你一路顺风。', 'Have a good journey.'))
  const ticket = say('车票', 'Ticket')
  if (offers.length === 1) return offerPart(next, writing.language, ticket)
  const all = `${next.link}${others.map(({ code }) => `&offer=${encodeURIComponent(code)}`).join('')}`
  return html`${panel(
    say('存入本机的钱包', 'Into the wallet on this phone'),
    html`<p>${say(`共 ${offers.length} 张，已领取 ${fetched} 张。`, `${fetched} of ${offers.length} fetched.`)}</p>
<p class="actions"><a class="button primary" href="${all}">${say(`在钱包中领取 ${open.length} 张`, `Fetch ${open.length} in the wallet`)}</a></p>`,
  )}
${panel(
  say('另一部手机', 'Another phone'),
  html`<p>${say('每个码一张，用钱包逐个扫描。', 'Each code is one ticket. Scan them with your wallet, one after the other.')}</p>${qrOf(next.code, ticket)}
${others.length === 0 ? '' : html`<details><summary>${say(`其余 ${others.length} 张`, `The other ${others.length}`)}</summary>${others.map(({ code }) => qrOf(code, ticket))}</details>`}`,
)}`
}
