import {
  facts,
  field,
  figures,
  form,
  type Html,
  notice,
  panel,
  renewed,
  type Writing,
  withLanguage,
} from '@hefu/service-kit'
import { localText } from '@hefu/standard'
import { html } from 'hono/html'
import type { CarPark } from '../car-parks/car-park.ts'
import type { Paying } from '../stay/pay.ts'
import type { Quote } from '../stay/quote.ts'
import { hidden, publicPage } from './layout.ts'
import { clockTime, moment, money, receiptText } from './words.ts'

/** Where a driver begins to pay. */
export function payPage(writing: Writing): Promise<Response> {
  const { say, c } = writing
  const steps = html`<p>${say('1. 用钱包出示停车票。', '1. Show your ticket with your wallet.')}</p>
<p>${say('2. 看到费用并付款。', '2. See what it costs, and pay.')}</p>
<p>${say('3. 在十五分钟内出场。', '3. Leave within fifteen minutes.')}</p>`
  return publicPage(writing, {
    title: localText('缴费', 'Pay'),
    main: html`<p>${say('我们看到的只是停车场和入场时间，看不到是谁、是哪辆车。', 'We see the car park and the time of entry. We do not see who you are, nor which car is yours.')}</p>
${panel(say('缴费步骤', 'In three steps'), html`${steps}${form(withLanguage('/pay', c), html``, say('开始', 'Begin'))}`)}
${panel(
  say('纸质票', 'A ticket on paper'),
  html`<p>${say('先用钱包扫描纸上的码，把票收入钱包，再缴费。请在入场后一天内扫描。', 'Scan the code on it with your wallet first, within a day of entering. Then pay as above.')}</p>`,
)}`,
  })
}

/** Asks for the ticket. @param request the part that shows what is asked, and renews itself */
export function showTicketPage(writing: Writing, id: string, request: Html, refused?: string): Promise<Response> {
  const { say, c } = writing
  return publicPage(writing, {
    title: localText('出示停车票', 'Show your ticket'),
    script: true,
    status: refused === undefined ? 200 : 422,
    main: html`${refused === undefined ? '' : notice('refusal', say('这个码不能用', 'This code is not good'), refused)}
${request}
<details><summary>${say('缴费机的扫码器', 'A scanner at a pay station')}</summary>
${form(withLanguage(`/pay/${id}/scan`, c), field({ name: 'pass', label: say('通行码', 'Code of the pass'), maxLength: 4296 }), say('提交', 'Hand in'))}</details>`,
  })
}

/** A ticket that was shown, and what page shows it. */
export interface QuoteView {
  readonly id: string
  readonly quote: Quote
  readonly carPark: CarPark
  readonly utcOffsetMinutes: number
  readonly now: number
  /** What came of the payment just tried. */
  readonly outcome?: Paying['outcome']
}

/** A ticket that was shown: what it costs, or until when to leave. */
export function quotePage(writing: Writing, view: QuoteView): Promise<Response> {
  const { language, say } = writing
  const { quote, carPark, outcome } = view
  const failed = outcome === 'refused' || outcome === 'amount-changed'
  const due = !quote.undecided && quote.due > 0
  return publicPage(writing, {
    title: localText('停车费', 'Your stay'),
    script: true,
    status: failed ? 409 : 200,
    main: html`${failed ? failure(writing, outcome) : ''}${standing(writing, view)}
${due ? figures([[say('待付', 'To pay'), money(quote.due)]]) : ''}
${facts([
  [say('停车场', 'Car park'), carPark.name[language]],
  [say('入场时间', 'Entered'), moment(quote.entered, view.utcOffsetMinutes)],
  [say('费用', 'Fee'), money(quote.fee)],
  ...(quote.paid > 0 ? ([[say('已付', 'Paid'), money(quote.paid)]] as const) : []),
  ...(quote.receipt ? ([[say('收据', 'Receipt'), html`<code>${receiptText(quote.receipt)}</code>`]] as const) : []),
])}
${action(writing, view)}`,
  })
}

function failure({ say }: Writing, outcome: Paying['outcome']): Html {
  return outcome === 'refused'
    ? notice(
        'refusal',
        say('没有付成', 'The payment was refused'),
        say('没有扣款。请再付一次，或换一种方式。', 'Nothing was taken. Pay again, or in another way.'),
      )
    : notice(
        'plain',
        say('费用已变', 'The fee has changed'),
        say('又开始了半小时；没有扣款。', 'Another half hour has begun. Nothing was taken.'),
      )
}

/** Whether the exit would open now. */
function mayLeave({ quote, now }: QuoteView): boolean {
  return quote.leaveBy !== null && quote.leaveBy >= now
}

/** What is so: the first thing on the page. */
function standing({ say, c }: Writing, view: QuoteView): Html | '' {
  const { id, quote, utcOffsetMinutes } = view
  if (quote.undecided) {
    const waiting = notice(
      'plain',
      say('还不知道是否付成', 'It is not known yet whether it was paid'),
      say(
        '不会重复扣款，我们会继续询问。现在就可以出场。',
        'You will not be charged twice; we go on asking. You may leave now.',
      ),
    )
    return renewed(withLanguage(`/pay/${id}/state`, c), waiting, 3000)
  }
  if (quote.fee === 0) {
    const until = clockTime(quote.freeUntil, utcOffsetMinutes)
    return notice(
      'plain',
      say(`请在 ${until} 前出场`, `Leave by ${until}`),
      say('在免费时间内，不需要付款。', 'Within the free minutes there is nothing to pay.'),
    )
  }
  if (mayLeave(view)) {
    const until = clockTime(quote.leaveBy ?? 0, utcOffsetMinutes)
    return notice(
      'plain',
      say(`已付，请在 ${until} 前出场`, `Paid. Leave by ${until}`),
      say('在出口再出示一次停车票。', 'Show your ticket once more at the exit.'),
    )
  }
  if (quote.paid === 0) return ''
  return notice(
    'refusal',
    say('离场时间已过', 'The time to leave is over'),
    quote.due > 0 ? say('请补差价。', 'Pay the difference.') : say('不需要补差价。', 'There is nothing more to pay.'),
  )
}

/** What to do about it: the last thing on the page. */
function action({ say, c }: Writing, view: QuoteView): Html | '' {
  const { id, quote } = view
  if (!quote.undecided && (quote.fee === 0 || mayLeave(view))) return ''
  const label = quote.undecided
    ? say('再问一次', 'Ask again')
    : quote.due > 0
      ? `${say('付款', 'Pay')} ${money(quote.due)}`
      : say('再给我十五分钟', 'Give me another fifteen minutes')
  return form(withLanguage(`/pay/${id}`, c), hidden({ amount: quote.due }), label)
}
