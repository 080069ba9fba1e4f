import { type Html, notice, withLanguage } from '@hefu/service-kit'
import { cityTimeInWords, type Language } from '@hefu/standard'
import type { Context } from 'hono'
import { html } from 'hono/html'
import { timeLeftInWords } from '../queue/waiting-time.ts'
import { releaseStanding } from '../release/release-gate.ts'
import type { ExamSession } from '../sessions/session.ts'

/** What the list of examinations is drawn by. */
export interface HomeView {
  readonly sessions: readonly ExamSession[]
  readonly now: number
  readonly utcOffsetMinutes: number
}

/** Examinations, each with what there is to do now. */
export function homePage(c: Context, language: Language, { sessions, now, utcOffsetMinutes }: HomeView): Html {
  const en = language === 'en'
  if (sessions.length === 0) {
    return notice('plain', en ? 'No examinations yet' : '还没有考试', en ? 'Come back later.' : '请稍后再来。')
  }
  const part = (session: ExamSession): Html => {
    const release = releaseStanding(session, now)
    const href = withLanguage(`/results/${session.id}`, c)
    const when =
      session.releasesAt === null ? '' : cityTimeInWords(session.releasesAt, utcOffsetMinutes, language, 'minute')
    const title = html`<h2>${session.title[language]}</h2>`
    if (release.standing === 'released') {
      return html`<section class="panel">${title}<p>${en ? `Results are out since ${when}.` : `成绩已于${when}发布。`}</p>
<p class="actions"><a class="button primary" href="${href}">${en ? 'Get my result' : '领取成绩'}</a></p></section>`
    }
    if (release.standing === 'early') {
      const left = timeLeftInWords(release.secondsLeft)[language]
      return html`<section class="panel">${title}<p>${en ? `Results are out on ${when}, in ${left}.` : `成绩将于${when}发布，还有 ${left}。`}</p>
<p class="actions"><a class="button secondary" href="${href}">${en ? 'Go to the release' : '前往等候'}</a></p></section>`
    }
    return html`<section class="panel">${title}<p>${en ? 'The release has not been planned yet.' : '发布时间尚未确定。'}</p></section>`
  }
  return html`${sessions.map(part)}`
}
