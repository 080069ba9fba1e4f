import { barChart, figures, form, type Html, notice, panel, table, type Writing } from '@hefu/service-kit'
import { localText } from '@hefu/standard'
import { html } from 'hono/html'
import type { Network } from '../feed/network.ts'
import type { LineRidership } from '../staff/ridership.ts'
import type { GateHealth } from '../sync/gates.ts'
import { languageInput } from './buy-page.ts'
import { staffPage } from './layout.ts'
import { moment, money } from './words.ts'

/** How many went in, by hour and line. */
export function ridershipPage(
  writing: Writing,
  network: Network,
  day: string,
  ridership: readonly LineRidership[],
): Promise<Response> {
  const { language, say } = writing
  const [first, last] = servedHours(ridership)
  const charts = ridership.map(({ line: id, hours }) => {
    const line = network.lines.find((one) => one.id === id)
    const bars = hours.slice(first, last + 1).map((value, index) => ({ label: hourLabel(first + index), value }))
    const caption = say('每小时进站人次', 'Entries by hour')
    const none = say('这一天没有人进站。', 'Nobody went in on this day.')
    return panel(
      line?.name[language] ?? id,
      barChart({ caption, bars, none, heldBack: say('少于五', 'fewer than five') }),
    )
  })
  return staffPage(writing, {
    title: localText('客流', 'Ridership'),
    main: html`<form class="form" method="get" action="/staff">${languageInput(writing)}<div class="field"><label for="day">${say('日期', 'Day')}</label><div class="field-box"><input id="day" name="day" type="date" value="${day}" required></div></div><button class="button primary" type="submit">${say('查看', 'Show')}</button></form>
<p>${say('少于五人的数字不显示，也不给出合计。', 'A count below five is held back, and no sums are given from which it could be found.')}</p>${charts}`,
  })
}

/** From the first to the last hour in which anybody went in anywhere. */
function servedHours(ridership: readonly LineRidership[]): [first: number, last: number] {
  const busy = Array.from({ length: 24 }, (_, hour) => hour).filter((hour) =>
    ridership.some(({ hours }) => hours[hour] !== 0),
  )
  return [busy[0] ?? 5, busy.at(-1) ?? 23]
}

function hourLabel(hour: number): string {
  return String(hour).padStart(2, '0')
}

/** How gates are, the ones that are cut off first. */
export function gatesPage(
  writing: Writing,
  network: Network,
  gates: readonly GateHealth[],
  { now, utcOffsetMinutes }: { readonly now: number; readonly utcOffsetMinutes: number },
): Promise<Response> {
  const { language, say } = writing
  const today = moment(now, utcOffsetMinutes).slice(0, 10)
  const when = (at: number): string => moment(at, utcOffsetMinutes).replace(`${today} `, '')
  const stateOf = ({ lastSeen, cutOffSince }: Pick<GateHealth, 'lastSeen' | 'cutOffSince'>): string => {
    if (lastSeen === null) return say('尚未联系', 'Not heard of yet')
    if (cutOffSince !== null)
      return say(`${when(cutOffSince)} 起断网`, `Cut off since ${when(cutOffSince)}`.replaceAll(' ', '\u00a0'))
    return say(`正常，${when(lastSeen)}`, `In touch, ${when(lastSeen)}`.replaceAll(' ', '\u00a0'))
  }
  const cutOff = gates.filter(({ cutOffSince }) => cutOffSince !== null)
  const waiting = gates.filter((gate) => gate.waiting > 0)
  const ways = { in: say('进', 'in'), out: say('出', 'out'), both: say('双向', 'both ways') }
  const sorted = [...gates].sort((a, b) => Number(b.cutOffSince !== null) - Number(a.cutOffSince !== null))
  return staffPage(writing, {
    title: localText('闸机', 'Gates'),
    main: html`${figures([
      [say('闸机', 'Gates'), gates.length],
      [say('断网', 'Cut off'), cutOff.length],
      [say('待对账', 'Waiting to reconcile'), waiting.length],
    ])}
${cutOff.length > 0 ? notice('warning', say('有闸机断网', 'A gate is cut off'), say('它仍在工作；恢复之前，同一张票可在每台断网闸机各用一次。', 'It goes on working. Until it is back, a ticket can be used once at each gate that is cut off.')) : ''}
${table(
  [
    { label: say('闸机', 'Gate') },
    { label: say('站点', 'Stop') },
    { label: say('状态', 'State') },
    { label: say('待对账', 'To reconcile'), number: true },
    { label: say('信任包', 'Register of') },
  ],
  sorted.map(({ place, lastSeen, cutOffSince, waiting: left, bundleIssuedAt }) => [
    place.id,
    `${network.stops.get(place.stop)?.name[language] ?? place.stop} (${ways[place.way]})`,
    stateOf({ lastSeen, cutOffSince }),
    left,
    bundleIssuedAt === null ? '–' : when(bundleIssuedAt),
  ]),
  say('没有闸机。', 'There are no gates.'),
)}`,
  })
}

/** What payment providers and gates have yet to say. */
export interface PaymentsView {
  /** Purchases whose payment is not known, in fen. */
  readonly undecided: readonly { readonly amount: number; readonly what: string }[]
  readonly refundsWaiting: number
  readonly refundsPaying: number
  /** By day and kind. */
  readonly doubleUses: readonly { readonly day: number; readonly kind: string; readonly count: number }[]
}

/** Payments to settle, refunds on their way, and how often tickets were used twice. */
export function paymentsPage(writing: Writing, view: PaymentsView): Promise<Response> {
  const { say } = writing
  const kinds: Readonly<Record<string, string>> = {
    'entered-twice': say('进站两次', 'Entered twice'),
    'left-twice': say('出站两次', 'Left twice'),
    'rode-refunded': say('退票后乘车', 'Rode with a ticket given back'),
  }
  return staffPage(writing, {
    title: localText('支付与退款', 'Payments and refunds'),
    main: html`${figures([
      [say('付款待确认', 'Payments not known'), view.undecided.length],
      [say('退款等待闸机', 'Refunds waiting for gates'), view.refundsWaiting],
      [say('退款付款中', 'Refunds being paid'), view.refundsPaying],
    ])}
${panel(
  say('付款待确认', 'Payments not known'),
  html`${table(
    [{ label: say('购买', 'Bought') }, { label: say('金额', 'Amount'), number: true }],
    view.undecided.map(({ what, amount }) => [what, money(amount)]),
    say('没有待确认的付款。', 'Every payment is known.'),
  )}${settleForm(say)}`,
)}
${panel(
  say('重复使用', 'Tickets used twice'),
  html`<p>${say('断网闸机之间互不知情时才会发生；这里只有数字，没有车票。', 'This can only happen while gates that are cut off know nothing of each other. Numbers alone, and no ticket.')}</p>${table(
    [{ label: say('日期', 'Day') }, { label: say('方式', 'How') }, { label: say('次数', 'How often'), number: true }],
    view.doubleUses.map(({ day, kind, count }) => [dayText(day), kinds[kind] ?? kind, count]),
    say('没有发生过。', 'It has not happened.'),
  )}`,
)}`,
  })
}

function settleForm(say: Writing['say']): Html {
  return form('/staff/payments/settle', html``, say('现在询问支付方', 'Ask the provider now'))
}

function dayText(day: number): string {
  return String(day).replace(/^(\d{4})(\d{2})(\d{2})$/, '$1-$2-$3')
}
