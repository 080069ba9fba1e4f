import { facts, field, form, type Html, notice, panel, renewed, type Writing, withLanguage } from '@hefu/service-kit'
import { localText } from '@hefu/standard'
import { html } from 'hono/html'
import type { ShownOutcome } from '../answers/shown-outcome.ts'
import type { RefundState, RefundView } from '../sales/refunds.ts'
import { languageInput } from './buy-page.ts'
import { publicPage } from './layout.ts'
import { money } from './words.ts'

/** Where unused tickets are given back. */
export function refundPage(writing: Writing): Promise<Response> {
  const { say, c } = writing
  const steps = facts([
    [
      say('第一步', 'First'),
      say('在钱包中出示要退的车票，车票随即作废。', 'Show the ticket with your wallet. It is void from that moment.'),
    ],
    [
      say('第二步', 'Then'),
      say(
        '等所有闸机都报告未曾使用：通常几秒；有闸机断网时要等它恢复。',
        'Every gate reports that it was not used: in seconds as a rule, later while a gate is cut off.',
      ),
    ],
    [
      say('第三步', 'At last'),
      say(
        '凭退票收据码收款。退款与当初的购买没有关联。',
        'You are paid under the receipt code of the refund. Nothing joins it to the purchase.',
      ),
    ],
  ])
  return publicPage(writing, {
    title: localText('退票', 'Give a ticket back'),
    main: html`<p>${say('未使用且在有效期内的单程票可全额退款。', 'An unused single ticket is paid back in full while it is good.')}</p>
${panel(say('退一张票', 'Give one ticket back'), html`${steps}${form(withLanguage('/refund', c), html``, say('开始', 'Begin'))}`)}
${panel(
  say('我有退票收据码', 'I have a receipt code of a refund'),
  html`<form class="form" method="get" action="/refunds">${languageInput(writing)}${field({ name: 'receipt', label: say('退票收据码', 'Receipt code'), maxLength: 40 })}<button class="button primary" type="submit">${say('查看', 'Look up')}</button></form>`,
)}`,
  })
}

/** A ticket that cannot be given back, and why. */
export function notGivenBackPage(
  writing: Writing,
  { reason }: Extract<ShownOutcome, { kind: 'not-given-back' }>,
): Promise<Response> {
  const { say } = writing
  const why = {
    used: say('这张票已经使用过。', 'This ticket has been used.'),
    refunded: say('这张票已经退过了。', 'This ticket has been given back before.'),
  }[reason]
  return publicPage(writing, {
    title: localText('不能退票', 'Not given back'),
    status: 409,
    main: notice('refusal', why, say('如有疑问，请到服务台。', 'If that cannot be, come to a desk.')),
  })
}

/** How far a refund is; it looks again by itself. */
export function refundStatePage(writing: Writing, receipt: string, view: RefundView): Promise<Response> {
  const { say, c } = writing
  const path = withLanguage(`/refunds/${receipt}/state?seen=${view.state}`, c)
  return publicPage(writing, {
    title: localText('退款', 'Refund'),
    script: true,
    main: html`${facts([
      [say('金额', 'Amount'), money(view.amount)],
      [say('退票收据码', 'Receipt code'), html`<code>${receipt}</code>`],
    ])}
${renewed(path, stateNotice(writing, view.state), 3000)}
<p>${say('钱包不知道这张票已作废：请在卡片中标明它已用过。', 'Your wallet does not know that the ticket is void. Say there, under Cards, that it is used.')}</p>`,
  })
}

function stateNotice({ say }: Writing, state: RefundState): Html {
  switch (state) {
    case 'waiting':
      return notice(
        'plain',
        say('等待闸机报告', 'Waiting for the gates'),
        say(
          '车票已作废。所有闸机都报告之后付款；请保存收据码。',
          'The ticket is void. You are paid once every gate has reported. Keep the receipt code.',
        ),
      )
    case 'paying':
      return notice(
        'plain',
        say('正在付款', 'Being paid'),
        say(
          '支付方尚未答复；不会少付，也不会重复。',
          'The payment provider has not answered yet. You are paid once, and not less.',
        ),
      )
    case 'paid':
      return notice(
        'plain',
        say('已退款', 'Paid back'),
        say('凭此收据码在支付方收款。', 'Collect it at the payment provider with this receipt code.'),
      )
    case 'refused':
      return notice(
        'refusal',
        say('不能退款', 'Not paid back'),
        say(
          '一台曾断网的闸机报告：这张票在退票之前或之后使用过。',
          'A gate that had been cut off reports that the ticket was used.',
        ),
      )
  }
}
