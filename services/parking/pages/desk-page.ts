import { choice, field, form, notice, panel, type Writing, withLanguage } from '@hefu/service-kit'
import { localText } from '@hefu/standard'
import { html } from 'hono/html'
import type { BarrierPlace, CarPark } from '../car-parks/car-park.ts'
import { MOST_DAYS } from '../desk/lost-ticket.ts'
import { hidden, staffPage } from './layout.ts'
import { money } from './words.ts'

/** What came of what the desk did. */
export type DeskOutcome = 'paid' | 'asked' | 'refused' | 'let-out' | 'unknown-receipt' | 'opened'

/** The desk: lost tickets, who lost a phone after paying, and a barrier that does not open. */
export function deskPage(
  writing: Writing,
  of: {
    readonly carParks: readonly CarPark[]
    readonly exits: readonly BarrierPlace[]
    /** Of the form, so that to send it twice is to pay once. */
    readonly key: string
    readonly dayMaximum: ReadonlyMap<string, number>
    readonly outcome?: DeskOutcome
  },
): Promise<Response> {
  const { language, say, c } = writing
  const nameOf = (id: string): string => of.carParks.find((carPark) => carPark.id === id)?.name[language] ?? id
  const options = of.exits.map(({ id, carPark }) => ({
    value: id,
    label: `${nameOf(carPark)} · ${id} · ${money(of.dayMaximum.get(carPark) ?? 0)}`,
  }))
  const exit = choice({ name: 'barrier', label: say('所在出口 · 每日最高', 'Exit · day’s maximum'), options })
  const failed = of.outcome === 'refused' || of.outcome === 'unknown-receipt'
  return staffPage(writing, {
    title: localText('服务台', 'Desk'),
    status: failed ? 409 : 200,
    main: html`${of.outcome ? outcomeNotice(writing, of.outcome) : ''}
${panel(
  say('停车票丢失', 'A lost ticket'),
  html`<p>${say('不问姓名，也不查车牌：没有停车票就不知道何时入场，按每天最高价收取。', 'Ask for no name and no number plate. Without the ticket nobody knows when the car entered, so each day costs its maximum.')}</p>
${form(
  withLanguage('/staff/desk/lost', c),
  html`${hidden({ key: of.key })}${exit}${choice({
    name: 'days',
    label: say('停了几天', 'Days, as the driver says'),
    options: Array.from({ length: MOST_DAYS }, (_, index) => ({
      value: String(index + 1),
      label: say(`${index + 1} 天`, index === 0 ? '1 day' : `${index + 1} days`),
    })),
  })}`,
  say('收费并开闸', 'Take the money and open'),
)}`,
)}
${panel(
  say('付款后丢失手机', 'Paid, and the phone is lost'),
  html`<p>${say('凭付款收据放行一次；仅在离场时间内，且车尚未离开。', 'The receipt lets out once, within the time to leave and while the car has not left.')}</p>
${form(withLanguage('/staff/desk/receipt', c), html`${exit}${field({ name: 'receipt', label: say('收据号', 'Receipt'), maxLength: 40 })}`, say('放行', 'Let out'))}`,
)}
${panel(
  say('道闸没有打开', 'A barrier that did not open'),
  html`<p>${say('每次人工开闸都会计数。', 'Each opening by hand is counted.')}</p>${form(withLanguage('/staff/desk/open', c), exit, say('开闸一次', 'Open once'))}`,
)}
${panel(
  say('能做什么，不能做什么', 'What can be done, and what cannot'),
  html`<p>${say('纸质票还没收入钱包：让司机扫描后正常缴费。', 'A paper ticket that is not in a wallet yet: let the driver scan it and pay as usual.')}</p>
<p>${say('无法查出何时入场、谁的车，也无法作废丢失的票；捡到的人不缴费也出不去。', 'Nobody can find out when a car entered or whose it is, nor end a lost ticket. Who finds it cannot leave with it unpaid.')}</p>`,
)}`,
  })
}

function outcomeNotice({ say }: Writing, outcome: DeskOutcome) {
  switch (outcome) {
    case 'paid':
      return notice(
        'plain',
        say('已收费，出口即将打开', 'Paid. The exit opens'),
        say('一两秒内。', 'Within a second or two.'),
      )
    case 'asked':
      return notice(
        'warning',
        say('支付方尚未答复', 'The provider has not answered'),
        say('请再提交一次同一页；不会重复收费。', 'Send the same form again. Nothing is charged twice.'),
      )
    case 'refused':
      return notice(
        'refusal',
        say('付款被拒绝', 'The payment was refused'),
        say('没有扣款，请换一种方式。', 'Nothing was taken. Try another way.'),
      )
    case 'let-out':
    case 'opened':
      return notice('plain', say('出口即将打开', 'The exit opens'), say('一两秒内。', 'Within a second or two.'))
    case 'unknown-receipt':
      return notice(
        'refusal',
        say('没有这张收据，或已离场、已过时', 'No such receipt, or the car has left, or its time is over'),
        say('请核对收据号和出口。', 'Check the receipt and the exit.'),
      )
  }
}
