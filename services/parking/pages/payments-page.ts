import { figures, form, panel, table, type Writing, withLanguage } from '@hefu/service-kit'
import { localText } from '@hefu/standard'
import { html } from 'hono/html'
import type { Accounts } from '../car-parks/accounts.ts'
import type { CarPark } from '../car-parks/car-park.ts'
import type { Difference } from '../car-parks/differences.ts'
import { staffPage } from './layout.ts'
import { money } from './words.ts'

/** Payments to settle, what was taken, and what did not fit. */
export function paymentsPage(writing: Writing, carParks: readonly CarPark[], accounts: Accounts): Promise<Response> {
  const { say, c, language } = writing
  const kinds: Readonly<Record<Difference, string>> = {
    'unpaid-cut-off': say('断网出口未缴费离场', 'Left unpaid past an exit that was cut off'),
    'left-twice': say('一张票出场两次', 'Left twice with one ticket'),
    'payment-failed': say('离场后付款失败', 'Payment failed after the car had left'),
    opened: say('人工开闸', 'Opened by hand'),
    recounted: say('现场清点', 'Counted anew'),
  }
  return staffPage(writing, {
    title: localText('支付', 'Payments'),
    main: html`${figures([
      [say('付款待确认', 'Payments not known'), accounts.undecided.length],
      [say('今日收入', 'Taken today'), money(accounts.takenToday)],
    ])}
${panel(
  say('付款待确认', 'Payments not known'),
  html`${table(
    [{ label: say('日期', 'Day') }, { label: say('金额', 'Amount'), number: true }],
    accounts.undecided.map(({ day, amount }) => [day, money(amount)]),
    say('没有待确认的付款。', 'Every payment is known.'),
  )}${form(withLanguage('/staff/payments/settle', c), html``, say('现在询问支付方', 'Ask the provider now'))}`,
)}
${panel(
  say('差异', 'What did not fit'),
  html`<p>${say('只有数字，没有是谁、是哪辆车。', 'Numbers alone: not who, and not which car.')}</p>${table(
    [
      { label: say('日期', 'Day') },
      { label: say('停车场', 'Car park') },
      { label: say('情况', 'What') },
      { label: say('次数', 'How often'), number: true },
    ],
    accounts.differences.map(({ day, carPark, kind, count }) => [
      day,
      carParks.find(({ id }) => id === carPark)?.name[language] ?? carPark,
      kinds[kind as Difference] ?? kind,
      count,
    ]),
    say('没有差异。', 'Everything fits.'),
  )}`,
)}`,
  })
}
