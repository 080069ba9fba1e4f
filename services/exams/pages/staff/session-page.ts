import {
  barChart,
  cityMinute,
  field,
  figures,
  form,
  type Html,
  notice,
  panel,
  shownCount,
  withLanguage,
} from '@hefu/service-kit'
import { cityTimeInWords, type Language, type LocalText } from '@hefu/standard'
import type { Context } from 'hono'
import { html } from 'hono/html'
import type { SessionFigures } from '../../authority.ts'
import { releaseStanding } from '../../release/release-gate.ts'
import type { ExamSession } from '../../sessions/session.ts'
import type { ImportProgress } from '../../store/import-store.ts'
import { importForm, importList } from './import-parts.ts'

/** What one examination is drawn by. */
export interface SessionView {
  readonly session: ExamSession
  readonly figures: SessionFigures
  readonly imports: readonly ImportProgress[]
  readonly now: number
  readonly utcOffsetMinutes: number
  /** Why what was asked is not done. */
  readonly refused?: LocalText | undefined
}

/** One examination: how far it is, its files, its release. */
export function sessionPage(c: Context, language: Language, view: SessionView): Html {
  const en = language === 'en'
  const { session, figures: counts, imports, utcOffsetMinutes, refused } = view
  const path = `/staff/sessions/${session.id}`
  const bars = [...counts.bands].map(([band, count]) => ({ label: band.toUpperCase(), value: shownCount(count) }))
  return html`${refused ? notice('refusal', en ? 'Not done' : '未能完成', refused[language]) : ''}
${figures([
  [en ? 'Candidates' : '考生', counts.candidates],
  [en ? 'With a result' : '有成绩', counts.results],
  [en ? 'Without' : '无成绩', counts.candidates - counts.results],
])}
${releasePanel(c, language, view)}
${panel(
  en ? 'Bands' : '等级分布',
  barChart({
    caption: en ? 'Candidates by band' : '各等级人数',
    bars,
    heldBack: en ? 'fewer than 5' : '少于 5 人',
    none: en ? 'No results yet.' : '还没有成绩。',
  }),
)}
${panel(
  en ? 'Files' : '文件',
  html`${importList(c, language, imports, utcOffsetMinutes)}${importForm(c, language, 'candidates', `${path}/imports`)}${importForm(c, language, 'results', `${path}/imports`)}`,
)}`
}

function releasePanel(c: Context, language: Language, { session, now, utcOffsetMinutes }: SessionView): Html {
  const en = language === 'en'
  const path = `/staff/sessions/${session.id}`
  const at = session.releasesAt
  const when = at === null ? '' : cityTimeInWords(at, utcOffsetMinutes, language, 'minute')
  const links = html`<p class="actions"><a class="button secondary" href="${withLanguage(`${path}/live`, c)}">${en ? 'Live figures' : '实时情况'}</a>
<a class="button secondary" href="${withLanguage(`${path}/corrections`, c)}">${en ? 'Corrections' : '更正'}</a></p>`
  if (releaseStanding(session, now).standing === 'released') {
    return panel(
      en ? 'Release' : '发布',
      html`<p>${en ? `Released on ${when}. Nothing takes results back; what is wrong is corrected.` : `已于${when}发布，不可撤回；有误时更正。`}</p>${links}`,
    )
  }
  const planned =
    at === null
      ? en
        ? 'Not planned. All results come out at one instant, by the clock of this server.'
        : '尚未安排。全部成绩将按本服务器的时钟在同一时刻发布。'
      : en
        ? `Planned for ${when}. It can be moved until then, and never to an instant that is near.`
        : `定于${when}。此前可以改期，但不能改到临近的时刻。`
  return panel(
    en ? 'Release' : '发布',
    html`<p>${planned}</p>${form(
      withLanguage(`${path}/release`, c),
      field({
        name: 'releases-at',
        label: en ? 'Instant, city time' : '发布时刻（本市时间）',
        hint: en ? 'Left empty, the plan is taken back.' : '留空即取消安排。',
        type: 'datetime-local',
        value: at === null ? '' : cityMinute(at, utcOffsetMinutes),
        required: false,
      }),
      en ? 'Plan' : '安排',
    )}${links}`,
  )
}
