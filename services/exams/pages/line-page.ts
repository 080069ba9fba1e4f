import { field, figures, form, type Html, notice, withLanguage } from '@hefu/service-kit'
import { cityTimeInWords, type Language } from '@hefu/standard'
import type { Context } from 'hono'
import { html } from 'hono/html'
import type { LineStanding } from '../queue/stand-in-line.ts'
import { timeLeftInWords, waitInWords } from '../queue/waiting-time.ts'
import type { ExamSession } from '../sessions/session.ts'

/** What the waiting page is drawn by. */
export interface LineView {
  readonly session: ExamSession
  readonly line: LineStanding
  readonly utcOffsetMinutes: number
  /** What was wrong with the number that was typed. */
  readonly error?: string | undefined
}

/** Where somebody stands, in words and figures. The same for everybody: no candidate has been named yet. */
export function linePart(c: Context, language: Language, { session, line, utcOffsetMinutes, error }: LineView): Html {
  const en = language === 'en'
  const path = `/results/${session.id}`
  switch (line.standing) {
    case 'unplanned':
      return notice(
        'plain',
        en ? 'The release has not been planned yet' : '发布时间尚未确定',
        en
          ? 'The day and the hour will stand here. Nothing can be fetched before.'
          : '确定后将在此公布，此前无法领取。',
      )
    case 'early':
      return early(language, line, cityTimeInWords(line.releasesAt, utcOffsetMinutes, language, 'minute'))
    case 'waiting':
      return waiting(language, line)
    case 'passed':
      return html`${notice(
        'plain',
        en ? 'Your turn is over' : '您的排位已过时',
        en
          ? 'Your place was called more than ten minutes ago. Take a new one; it is quick when few people wait.'
          : '您的排位在十多分钟前已被叫到。请重新排队，人少时很快。',
      )}${form(withLanguage(`${path}/place`, c), html``, en ? 'Take a new place' : '重新排队')}`
    case 'called':
      return html`<p>${en ? 'It is your turn. Your turn stays for ten minutes.' : '轮到您了，十分钟内有效。'}</p>${form(
        withLanguage(path, c),
        field({
          name: 'candidate',
          label: en ? 'Candidate number' : '考生号',
          hint: en
            ? 'As on your admission card. Next, your wallet proves that it is you.'
            : '见准考证。下一步由您的钱包证明是您本人。',
          error,
          inputMode: 'numeric',
          maxLength: 40,
        }),
        en ? 'Go on' : '继续',
      )}`
  }
}

function early(language: Language, line: Extract<LineStanding, { standing: 'early' }>, when: string): Html {
  const en = language === 'en'
  const left = timeLeftInWords(line.secondsLeft)[language]
  const place =
    line.ahead === null
      ? en
        ? 'Places in the queue are given from half an hour before. There is no need to come earlier.'
        : '发布前半小时起可以排队，不必更早到来。'
      : en
        ? 'You have a place. Keep this page open or come back with the same browser; reloading does not change your place.'
        : '您已排上队。请保留此页，或用同一浏览器回来；刷新不会改变排位。'
  const entries: [string, string | number][] = [[en ? 'Time left' : '还有', left]]
  if (line.ahead !== null) entries.push([en ? 'Places before you' : '前面', people(line.ahead, language)])
  return html`<p>${en ? `All results are out at one instant: ${when}.` : `全部成绩在同一时刻发布：${when}。`}</p>
${figures(entries)}<p>${place}</p>`
}

function waiting(language: Language, line: Extract<LineStanding, { standing: 'waiting' }>): Html {
  const en = language === 'en'
  const rate = line.rate >= 10 ? Math.round(line.rate) : Math.round(line.rate * 10) / 10
  return html`${figures([
    [en ? 'Places before you' : '前面', people(line.ahead, language)],
    [en ? 'Your turn in' : '预计等候', waitInWords(line.seconds)[language]],
  ])}
<p>${
    en
      ? `Measured now: ${rate} people a second. First come, first served; reloading does not change your place.`
      : `按现在实测：每秒 ${rate} 人。先到先领，刷新不会改变排位。`
  }</p>${
    line.isSlow
      ? notice(
          'warning',
          en ? 'It is slower than it should be' : '现在比平时慢',
          en
            ? 'Our systems answer slowly, so fewer people are called. You keep your place, and results do not run out.'
            : '系统响应较慢，叫号放缓。您的排位不变，成绩不会因等候而失效。',
        )
      : ''
  }`
}

function people(count: number, language: Language): string {
  return language === 'en' ? count.toLocaleString('en') : `${count.toLocaleString('zh-CN')} 位`
}
