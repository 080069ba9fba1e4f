import { choice, field, form, type Html, notice, panel, table, withLanguage } from '@hefu/service-kit'
import { cityTimeInWords, EXAM_SCORE, EXAM_SUBJECTS, type Language, type LocalText, localText } from '@hefu/standard'
import type { Context } from 'hono'
import { html } from 'hono/html'
import { BANDS } from '../../results/scores.ts'
import type { ExamSession } from '../../sessions/session.ts'
import type { ListedCorrection } from '../../store/correction-store.ts'
import { CORRECTION_REASONS, type CorrectionReason } from '../../store/tables.ts'

const REASONS: Readonly<Record<CorrectionReason, LocalText>> = {
  're-marked': localText('复核评分', 'Re-marked'),
  clerical: localText('录入有误', 'Clerical error'),
  appeal: localText('申诉成立', 'Appeal upheld'),
}

/** What corrections are drawn by. */
export interface CorrectionsView {
  readonly session: ExamSession
  readonly corrections: readonly ListedCorrection[]
  readonly utcOffsetMinutes: number
  readonly refused?: LocalText | undefined
  /** What was typed, where it was not taken. */
  readonly typed?: (name: string) => string
}

/** Corrections of one examination, and a form for another. */
export function correctionsPage(c: Context, language: Language, view: CorrectionsView): Html {
  const en = language === 'en'
  const { session, corrections, utcOffsetMinutes, refused, typed = () => '' } = view
  const label = (name: string): string =>
    EXAM_SCORE.attributes.find((attribute) => attribute.name === name)?.label[language] ?? name
  const points = (name: string, required = false): Html =>
    field({ name, label: label(name), value: typed(name), inputMode: 'numeric', maxLength: 5, required })
  return html`${refused ? notice('refusal', en ? 'Not corrected' : '未能更正', refused[language]) : ''}
${panel(
  en ? 'Correct a result' : '更正成绩',
  html`<p>${
    en
      ? 'Type all of the result as it should be. The wallet gets it at its next refresh; the credential counts its issues.'
      : '请填写更正后的全部成绩。钱包下次更新时收到；凭证上的签发次数加一。'
  }</p>${form(
    withLanguage(`/staff/sessions/${session.id}/corrections`, c),
    html`${field({ name: 'candidate', label: en ? 'Candidate number' : '考生号', value: typed('candidate'), maxLength: 40 })}
${EXAM_SUBJECTS.map((subject) => points(subject))}${points('total', true)}
${choice({ name: 'band', label: label('band'), value: typed('band'), options: BANDS.map((band) => ({ value: band, label: band.toUpperCase() })) })}
${choice({ name: 'reason', label: en ? 'Why' : '原因', value: typed('reason'), options: CORRECTION_REASONS.map((reason) => ({ value: reason, label: REASONS[reason][language] })) })}`,
    en ? 'Correct' : '更正',
  )}`,
)}
${panel(
  en ? 'Corrections so far' : '已更正',
  table(
    [
      { label: en ? 'Candidate number' : '考生号' },
      { label: en ? 'Issue' : '第几次', number: true },
      { label: en ? 'Why' : '原因' },
      { label: en ? 'When' : '时间' },
    ],
    corrections.map(({ number, issue, reason, madeAt }) => [
      number,
      issue,
      REASONS[reason][language],
      cityTimeInWords(madeAt, utcOffsetMinutes, language, 'minute'),
    ]),
    en ? 'None.' : '没有。',
  ),
)}`
}
