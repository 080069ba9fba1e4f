import { figures, notice, table } from '@hefu/service-kit'
import { html } from 'hono/html'
import type { CarPark } from '../car-parks/car-park.ts'
import type { BarrierHealth } from '../sync/barrier-health.ts'
import { staffPage, type Writing } from './layout.ts'
import { moment, text } from './words.ts'

/** How barriers are, the ones that are cut off first. */
export function barriersPage(
  writing: Writing,
  carParks: readonly CarPark[],
  barriers: readonly BarrierHealth[],
  utcOffsetMinutes: number,
): Promise<Response> {
  const { language, say } = writing
  const when = (at: number | null): string => (at === null ? say('从未', 'never') : moment(at, utcOffsetMinutes))
  const cutOff = barriers.filter(({ cutOffSince }) => cutOffSince !== null)
  const ways = { in: say('入口', 'entry'), out: say('出口', 'exit') }
  const sorted = [...barriers].sort((a, b) => Number(b.cutOffSince !== null) - Number(a.cutOffSince !== null))
  return staffPage(writing, {
    title: text('道闸', 'Barriers'),
    main: html`${figures([
      [say('道闸', 'Barriers'), barriers.length],
      [say('断网', 'Cut off'), cutOff.length],
      [say('待对账', 'Waiting to reconcile'), barriers.filter(({ waiting }) => waiting > 0).length],
    ])}
${cutOff.length > 0 ? notice('warning', say('有道闸断网', 'A barrier is cut off'), say('入口凭存票继续发票；出口放行查不到缴费的车，恢复后只计数。', 'Entries go on with the tickets they hold. Exits let out cars whose payment they cannot ask about; afterwards those that had not paid are counted.')) : ''}
${table(
  [
    { label: say('道闸', 'Barrier') },
    { label: say('停车场', 'Car park') },
    { label: say('最近联系', 'Last seen') },
    { label: say('断网自', 'Cut off since') },
    { label: say('待对账', 'To reconcile'), number: true },
    { label: say('存票', 'Tickets held'), number: true },
    { label: say('信任包', 'Register of') },
  ],
  sorted.map(({ place, lastSeen, cutOffSince, waiting, stock, bundleIssuedAt }) => [
    place.id,
    `${carParks.find(({ id }) => id === place.carPark)?.name[language] ?? place.carPark} (${ways[place.way]})`,
    when(lastSeen),
    cutOffSince === null ? '–' : when(cutOffSince),
    waiting,
    place.way === 'in' ? stock : '–',
    when(bundleIssuedAt),
  ]),
  say('没有道闸。', 'There are no barriers.'),
)}`,
  })
}
