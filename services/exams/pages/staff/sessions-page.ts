import { field, form, type Html, notice, panel, table, withLanguage } from '@hefu/service-kit'
import { cityTimeInWords, type Language, type LocalText } from '@hefu/standard'
import type { Context } from 'hono'
import { html } from 'hono/html'
import { releaseStanding } from '../../release/release-gate.ts'
import type { ExamSession } from '../../sessions/session.ts'

/** What the list of examinations is drawn by. */
export interface SessionsView {
  readonly sessions: readonly ExamSession[]
  readonly now: number
  readonly utcOffsetMinutes: number
  readonly refused?: LocalText | undefined
}

/** All examinations, and a form for a new one. */
export function sessionsPage(c: Context, language: Language, view: SessionsView): Html {
  const en = language === 'en'
  const { sessions, now, utcOffsetMinutes, refused } = view
  const rows = sessions.map((session) => {
    const release = releaseStanding(session, now)
    const when =
      session.releasesAt === null
        ? en
          ? 'Not planned'
          : '未定'
        : cityTimeInWords(session.releasesAt, utcOffsetMinutes, language, 'minute')
    const state = {
      unplanned: en ? 'Being prepared' : '准备中',
      early: en ? 'Planned' : '已安排',
      released: en ? 'Released' : '已发布',
    }[release.standing]
    return [
      html`<a href="${withLanguage(`/staff/sessions/${session.id}`, c)}">${session.title[language]}</a>`,
      when,
      state,
    ]
  })
  return html`${refused ? notice('refusal', en ? 'Not opened' : '未能建立', refused[language]) : ''}
${panel(
  en ? 'Examinations' : '考试',
  table(
    [{ label: en ? 'Name' : '名称' }, { label: en ? 'Release' : '发布时间' }, { label: en ? 'State' : '状态' }],
    rows,
    en ? 'None yet.' : '还没有。',
  ),
)}
${panel(
  en ? 'A new examination' : '新建考试',
  form(
    withLanguage('/staff/sessions', c),
    html`${field({ name: 'id', label: en ? 'Short name' : '代号', hint: en ? 'In lower case, such as 2026-summer; it stands in the credential.' : '小写字母、数字和连字符，例如 2026-summer；写入凭证。', maxLength: 40 })}
${field({ name: 'title-zh', label: en ? 'Name in Chinese' : '中文名称', maxLength: 80 })}
${field({ name: 'title-en', label: en ? 'Name in English' : '英文名称', maxLength: 80 })}
${field({ name: 'kept-until', label: en ? 'Results are deleted on' : '成绩删除日期', type: 'date' })}`,
    en ? 'Open it' : '建立',
  ),
)}`
}
