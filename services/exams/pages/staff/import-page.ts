import { figures, type Html, table, withLanguage } from '@hefu/service-kit'
import type { Language } from '@hefu/standard'
import type { Context } from 'hono'
import { html } from 'hono/html'
import { type ImportRefusal, REASON_WORDS } from '../../import/import-refusal.ts'
import type { ImportProgress } from '../../store/import-store.ts'
import { STATE_WORDS } from './import-parts.ts'

/** How far an import is, and every row that was not taken. */
export function importPart(
  c: Context,
  language: Language,
  progress: ImportProgress,
  refusals: readonly ImportRefusal[],
): Html {
  const en = language === 'en'
  const more = progress.refused > refusals.length
  return html`${figures([
    [en ? 'State' : '状态', STATE_WORDS[progress.state][language]],
    [en ? 'Rows looked at' : '已处理', `${progress.done} / ${progress.total}`],
    [en ? 'Taken' : '已收', progress.done - progress.refused],
    [en ? 'Refused' : '未收', progress.refused],
  ])}
<p><progress max="${Math.max(1, progress.total)}" value="${progress.done}">${progress.done}</progress></p>
<section class="panel"><h2>${en ? 'Rows that were not taken' : '未收的行'}</h2>
${table(
  [{ label: en ? 'Line' : '行', number: true }, { label: en ? 'Column' : '列' }, { label: en ? 'Why' : '原因' }],
  refusals.map(({ line, field, reason }) => [line, field === '' ? '—' : field, REASON_WORDS[reason][language]]),
  en ? 'None.' : '没有。',
)}
${more ? html`<p>${en ? `The first ${refusals.length} of ${progress.refused} are shown.` : `仅显示前 ${refusals.length} 行，共 ${progress.refused} 行。`}</p>` : ''}
${progress.refused > 0 ? html`<p class="actions"><a class="button secondary" href="${withLanguage(`/staff/imports/${progress.id}/refusals.csv`, c)}">${en ? 'All of them as CSV' : '下载全部（CSV）'}</a></p>` : ''}</section>`
}
