import { choice, field, form, notice, panel, type Writing, withLanguage } from '@hefu/service-kit'
import { localText } from '@hefu/standard'
import { html } from 'hono/html'
import type { CarPark } from '../car-parks/car-park.ts'
import type { TariffFrom } from '../tariff/tariff.ts'
import { hidden, staffPage } from './layout.ts'
import { tariffFacts } from './tariff-page.ts'
import { moment } from './words.ts'

/** The tariffs of every car park, and a form for the next one. */
export function tariffsPage(
  writing: Writing,
  of: {
    readonly listed: readonly { readonly carPark: CarPark; readonly tariffs: readonly TariffFrom[] }[]
    readonly utcOffsetMinutes: number
    readonly failed?: boolean
  },
): Promise<Response> {
  const { language, say } = writing
  const panels = of.listed.map(({ carPark, tariffs }) =>
    panel(
      carPark.name[language],
      html`${tariffs.map(({ from, tariff }) => {
        const since = say(`自 ${moment(from, of.utcOffsetMinutes)}`, `From ${moment(from, of.utcOffsetMinutes)}`)
        return html`${from === 0 ? '' : html`<h3>${since}</h3>`}${tariffFacts(writing, tariff)}`
      })}`,
    ),
  )
  return staffPage(writing, {
    title: localText('收费标准', 'Prices'),
    status: of.failed ? 422 : 200,
    main: html`${of.failed ? notice('refusal', say('不能这样定价', 'These are no prices'), say('时间须在将来，夜间不得贵于白天。', 'They must begin in the future, and the night may not cost more than the day.')) : ''}
<p>${say('新的收费只用于此后入场的车。', 'New prices are for cars that enter from then on.')}</p>${panels}
${panel(say('新的收费', 'New prices'), tariffForm(writing, of.listed))}`,
  })
}

function tariffForm(writing: Writing, listed: readonly { readonly carPark: CarPark }[]) {
  const { language, say, c } = writing
  const options = listed.map(({ carPark }) => ({ value: carPark.id, label: carPark.name[language] }))
  const number = (name: string, label: string, value: number) =>
    field({ name, label, type: 'number', inputMode: 'numeric', value: String(value) })
  const first = listed[0]?.carPark.tariff
  if (!first) return html``
  return form(
    withLanguage('/staff/tariffs', c),
    html`${choice({ name: 'carPark', label: say('停车场', 'Car park'), options })}
${field({ name: 'from', label: say('自', 'From'), type: 'datetime-local' })}
${number('freeMinutes', say('免费分钟', 'Free minutes'), first.freeMinutes)}
${number('halfHour', say('半小时（分）', 'Half hour, in fen'), first.halfHour)}
${number('nightHalfHour', say('夜间半小时（分）', 'Half hour at night, in fen'), first.nightHalfHour)}
${number('dayMaximum', say('每日最高（分）', 'Day’s maximum, in fen'), first.dayMaximum)}
${hidden({ nightFrom: first.nightFrom, nightUntil: first.nightUntil })}`,
    say('决定', 'Decide'),
  )
}
