import { figures, type Html, notice, panel, table, type Writing } from '@hefu/service-kit'
import { localText } from '@hefu/standard'
import { html } from 'hono/html'
import type { CarPark } from '../car-parks/car-park.ts'
import type { BarrierHealth } from '../sync/barrier-health.ts'
import { staffPage } from './layout.ts'
import { moment } from './words.ts'

/** How barriers are, by car park. */
export function barriersPage(
  writing: Writing,
  carParks: readonly CarPark[],
  barriers: readonly BarrierHealth[],
  { utcOffsetMinutes, now }: { readonly utcOffsetMinutes: number; readonly now: number },
): Promise<Response> {
  const { language, say } = writing
  const cutOff = barriers.filter(({ cutOffSince }) => cutOffSince !== null)
  const ways = { in: say('入口', 'Entry'), out: say('出口', 'Exit') }
  /** The time alone where it is today's. */
  const when = (at: number | null): string => {
    if (at === null) return say('从未', 'never')
    const [day, time = ''] = moment(at, utcOffsetMinutes).split(' ')
    return day === moment(now, utcOffsetMinutes).split(' ')[0] ? time : `${day} ${time}`
  }
  const barriersOf = (listed: readonly BarrierHealth[]): Html =>
    table(
      [
        { label: say('道闸', 'Barrier') },
        { label: say('联系', 'Last seen') },
        { label: say('待对账', 'To tell'), number: true },
        { label: say('存票', 'Tickets'), number: true },
        { label: say('信任包', 'Register') },
      ],
      listed.map(({ place, lastSeen, cutOffSince, waiting, stock, bundleIssuedAt }) => [
        html`${ways[place.way]} <small>${place.id}</small>`,
        cutOffSince === null ? when(lastSeen) : say(`断网 ${when(lastSeen)}`, `cut off ${when(lastSeen)}`),
        waiting,
        place.way === 'in' ? stock : '–',
        when(bundleIssuedAt),
      ]),
      say('没有道闸。', 'There are no barriers.'),
    )
  return staffPage(writing, {
    title: localText('道闸', 'Barriers'),
    main: html`${figures([
      [say('道闸', 'Barriers'), barriers.length],
      [say('断网', 'Cut off'), cutOff.length],
      [say('待对账', 'Waiting to reconcile'), barriers.filter(({ waiting }) => waiting > 0).length],
    ])}
${cutOff.length > 0 ? notice('warning', say('有道闸断网', 'A barrier is cut off'), say('入口凭存票继续发票；出口放行查不到缴费的车，恢复后只计数。', 'Entries go on with the tickets they hold. Exits let out cars whose payment they cannot ask about; afterwards those that had not paid are counted.')) : ''}
${carParks.map((carPark) => panel(carPark.name[language], barriersOf(barriers.filter(({ place }) => place.carPark === carPark.id))))}`,
  })
}
