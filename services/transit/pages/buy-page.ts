import { choice, field, form, type Html, panel, type Writing, withLanguage } from '@hefu/service-kit'
import { localText } from '@hefu/standard'
import { html } from 'hono/html'
import { FARE_CLASSES, FARES, type FareTable, type Product } from '../feed/fares.ts'
import { COUNTS, type Order, priceOf } from '../sales/products.ts'
import { publicPage } from './layout.ts'
import { CLASS_NAMES, FARE_NAMES, money, PRODUCT_NAMES } from './words.ts'

/** What is on sale. A form carries a receipt code of its own, so that to send it twice is to buy once. */
export interface OnSale {
  readonly fares: FareTable
  readonly months: readonly string[]
  readonly newReceipt: () => string
}

/** Where tickets and passes are bought. */
export function buyPage(writing: Writing, { fares, months, newReceipt }: OnSale): Promise<Response> {
  const { language, say, c } = writing
  const fareOptions = (product: Product) =>
    FARES.map((fare) => ({
      value: fare,
      label: `${FARE_NAMES[fare][language]}, ${money(fares.price(product, fare, 'full'))}`,
    }))
  const classOptions = FARE_CLASSES.map((of) => ({ value: of, label: CLASS_NAMES[of][language] }))
  const classes = choice({ name: 'class', label: say('票种', 'Price'), options: classOptions })
  const ride = html`${hidden({ receipt: newReceipt(), product: 'ride' })}
${choice({ name: 'fare', label: say('范围', 'How far'), options: fareOptions('ride') })}${classes}
${choice({ name: 'count', label: say('张数', 'How many'), options: COUNTS.map((count) => ({ value: String(count), label: say(`${count} 张`, count === 1 ? 'One' : 'Ten') })) })}`
  const month = html`${hidden({ receipt: newReceipt(), product: 'month' })}
${choice({ name: 'month', label: say('月份', 'Month'), options: months.map((value) => ({ value, label: value })) })}
${choice({ name: 'fare', label: say('范围', 'How far'), options: fareOptions('month') })}${classes}`
  const pay = say('付款', 'Pay')
  return publicPage(writing, {
    title: localText('购票', 'Buy'),
    main: html`<p>${say('每张票由你的钱包单独领取；我们看不到是谁，也看不到之后去了哪里。', 'Your wallet fetches each ticket on its own. We do not see whose it is, nor where it travels.')}</p>
${panel(PRODUCT_NAMES.ride[language], form(withLanguage('/buy', c), ride, pay))}
${panel(PRODUCT_NAMES.month[language], form(withLanguage('/buy', c), month, pay))}
${panel(
  say('我有收据码', 'I have a receipt code'),
  html`<form class="form" method="get" action="/purchases">${languageInput(writing)}${field({ name: 'receipt', label: say('收据码', 'Receipt code'), maxLength: 40 })}<button class="button primary" type="submit">${say('查看', 'Look up')}</button></form>`,
)}`,
  })
}

/** What is about to be paid at the reduced price, once a concession was shown. */
export function payReducedPage(
  writing: Writing,
  fares: FareTable,
  { order, receipt, concession }: { readonly order: Order; readonly receipt: string; readonly concession: string },
): Promise<Response> {
  const { say, c } = writing
  const fields = { receipt, concession, ...orderFields(order) }
  return publicPage(writing, {
    title: localText('优惠卡已出示', 'Concession shown'),
    main: html`<p>${say('我们只知道你持有优惠卡。', 'All that we know is that you hold one.')}</p>
${panel(orderLine(writing, order), form(withLanguage('/buy', c), hidden(fields), `${say('付款', 'Pay')} ${money(priceOf(fares, order))}`))}`,
  })
}

/** An order in one line. */
export function orderLine({ language, say }: Pick<Writing, 'language' | 'say'>, order: Order): string {
  const many = order.count > 1 ? say(`${order.count} 张`, `${order.count} × `) : ''
  const parts = [FARE_NAMES[order.fare][language], CLASS_NAMES[order.class][language], order.month].filter(Boolean)
  return `${many}${PRODUCT_NAMES[order.product][language]} · ${parts.join(' · ')}`
}

/** An order as fields of a form or a query. */
export function orderFields(order: Order): Readonly<Record<string, string>> {
  const { product, fare, count, month } = order
  return { product, fare, class: order.class, count: String(count), ...(month !== null && { month }) }
}

/** Fields that the reader does not fill in. */
export function hidden(fields: Readonly<Record<string, string>>): Html {
  return html`${Object.entries(fields).map(([name, value]) => html`<input type="hidden" name="${name}" value="${value}">`)}`
}

/** Keeps the language that was chosen by hand over a form that is sent by GET. */
export function languageInput({ c }: Pick<Writing, 'c'>): Html {
  const lang = c.req.query('lang')
  return lang === undefined ? html`` : hidden({ lang })
}
