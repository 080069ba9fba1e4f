import { type Bar, barChart, figures, type Html, notice, shownCount } from '@hefu/service-kit'
import type { Language } from '@hefu/standard'
import { html } from 'hono/html'
import { waitInWords } from '../../queue/waiting-time.ts'
import type { Figure, ReleaseMinute } from '../../release/release-figures.ts'
import { timeOfDay } from './city-time.ts'

/** What a release looks like now. */
export interface LiveView {
  readonly waiting: number
  /** People called a second, as measured. */
  readonly rate: number
  readonly isSlow: boolean
  readonly isOpen: boolean
  /** Minutes so far, in their order. */
  readonly minutes: readonly ReleaseMinute[]
  readonly now: number
  readonly utcOffsetMinutes: number
}

/** As many as a phone shows at once: the chart is drawn anew every few seconds and stays where it is. */
const SHOWN_MINUTES = 12
const MINUTE = 60

/** The queue and the last minutes, renewed by itself. */
export function livePart(language: Language, view: LiveView): Html {
  const en = language === 'en'
  const { waiting, rate, isSlow, isOpen } = view
  const shownRate = Math.round(rate * 10) / 10
  const entries: (readonly [string, string | number])[] = [
    [en ? 'Waiting now' : '正在等候', waiting],
    [en ? 'Called a second' : '每秒叫号', isOpen ? shownRate : '—'],
    [en ? 'Who comes now waits' : '现在到来需等', isOpen ? waitInWords(waiting / rate)[language] : '—'],
  ]
  const slow = notice(
    'warning',
    en ? 'Slowed down' : '已放缓',
    en
      ? 'Answers take longer than they should or fail, so fewer people are called. Look at the database; the queue speeds up by itself.'
      : '处理时间过长或失败，叫号已放缓。请检查数据库；恢复后会自动加快。',
  )
  const chart = (figure: Figure, caption: string): Html =>
    html`<section class="panel">${barChart({ caption, bars: barsOf(figure, view), heldBack: en ? 'fewer than 5' : '少于 5', fromEnd: true })}</section>`
  return html`${figures(entries)}${isSlow ? slow : ''}
${chart('places', en ? 'Places taken, by the minute' : '每分钟取号')}
${chart('handed', en ? 'Results handed out, by the minute' : '每分钟领取')}
${chart('refused', en ? 'Answers that found no result, by the minute' : '每分钟未领到')}`
}

/** The last minutes up to this one, with a bar for each. */
function barsOf(figure: Figure, { minutes, now, utcOffsetMinutes }: LiveView): readonly Bar[] {
  const last = Math.floor(now / MINUTE) * MINUTE
  return Array.from({ length: SHOWN_MINUTES }, (_, at) => {
    const minute = last - (SHOWN_MINUTES - 1 - at) * MINUTE
    const count = minutes.find((one) => one.minute === minute)?.[figure] ?? 0
    return { label: timeOfDay(minute, utcOffsetMinutes), value: shownCount(count) }
  })
}
