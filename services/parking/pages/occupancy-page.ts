import { barChart, field, figures, form, type Html, panel, type Writing, withLanguage } from '@hefu/service-kit'
import { localText } from '@hefu/standard'
import { html } from 'hono/html'
import type { HoursOfDay } from '../car-parks/hours.ts'
import type { Occupancy } from '../car-parks/occupancy.ts'
import { hidden, languageInput, staffPage } from './layout.ts'

/** How full the car parks are, and were by the hour. */
export function occupancyPage(
  writing: Writing,
  day: string,
  occupancies: readonly { readonly occupancy: Occupancy; readonly hours: HoursOfDay }[],
): Promise<Response> {
  const { language, say, c } = writing
  const heldBack = say('少于五', 'fewer than five')
  const none = say('没有车辆。', 'No cars.')
  const chart = (caption: string, values: readonly (number | null)[]): Html => {
    const bars = values.map((value, hour) => ({ label: String(hour).padStart(2, '0'), value }))
    return barChart({ caption, bars, heldBack, none })
  }
  const panels = occupancies.map(({ occupancy, hours }) =>
    panel(
      occupancy.carPark.name[language],
      html`${figures([
        [say('场内', 'Inside'), occupancy.inside],
        [say('空位', 'Free'), Math.max(0, occupancy.free)],
        [say('无障碍车位已用', 'Bays taken'), occupancy.baysInside],
      ])}${chart(say('每小时最多在场车辆', 'Most cars inside, by hour'), hours.inside)}${chart(say('每小时进场车辆', 'Cars that entered, by hour'), hours.entries)}
<details><summary>${say('现场清点', 'Count anew')}</summary>${form(
        withLanguage('/staff/recount', c),
        html`${hidden({ carPark: occupancy.carPark.id })}${field({ name: 'inside', label: say('场内车辆数', 'Cars that stand on its places'), type: 'number', inputMode: 'numeric' })}`,
        say('以此为准', 'Take this count'),
      )}</details>`,
    ),
  )
  return staffPage(writing, {
    title: localText('占用', 'Occupancy'),
    main: html`<form class="form" method="get" action="/staff">${languageInput(writing)}${field({ name: 'day', label: say('日期', 'Day'), type: 'date', value: day })}<button class="button secondary" type="submit">${say('查看', 'Show')}</button></form>
<p>${say('图中少于五的数字不显示。', 'In the charts, counts below five are held back.')}</p>${panels}`,
  })
}
