import { fileField, form, type Html, table, withLanguage } from '@hefu/service-kit'
import { cityTimeInWords, type Language, type LocalText, localText } from '@hefu/standard'
import type { Context } from 'hono'
import { html } from 'hono/html'
import { COLUMNS } from '../../import/run-import.ts'
import type { ImportProgress } from '../../store/import-store.ts'
import type { ImportKind } from '../../store/tables.ts'

/** What is brought in, in words. */
export const KIND_WORDS: Readonly<Record<ImportKind, LocalText>> = {
  candidates: localText('考生名单', 'Candidates'),
  results: localText('成绩', 'Results'),
  students: localText('学生证', 'Student cards'),
}

/** Where files are handed in. @param action of the form, for this kind */
export function importForm(c: Context, language: Language, kind: ImportKind, action: string): Html {
  const en = language === 'en'
  const columns = COLUMNS[kind].join(', ')
  return html`<h3>${KIND_WORDS[kind][language]}</h3><p class="field-hint">${
    en ? `CSV with a header: ${columns}.` : `CSV 文件，表头：${columns}。`
  }</p>${form(
    withLanguage(`${action}/${kind}`, c),
    fileField({ name: 'file', label: en ? 'File' : '文件', accept: '.csv,text/csv' }),
    en ? 'Bring in' : '导入',
    true,
  )}`
}

/** Files that were handed in, the newest first. */
export function importList(
  c: Context,
  language: Language,
  imports: readonly ImportProgress[],
  utcOffsetMinutes: number,
): Html {
  const en = language === 'en'
  return table(
    [
      { label: en ? 'File' : '文件' },
      { label: en ? 'Begun' : '开始' },
      { label: en ? 'Rows' : '行数', number: true },
      { label: en ? 'Refused' : '未收', number: true },
      { label: en ? 'State' : '状态' },
    ],
    imports.map((one) => [
      html`<a href="${withLanguage(`/staff/imports/${one.id}`, c)}">${KIND_WORDS[one.kind][language]}</a>`,
      cityTimeInWords(one.startedAt, utcOffsetMinutes, language, 'minute'),
      one.total,
      one.refused,
      STATE_WORDS[one.state][language],
    ]),
    en ? 'No file has been brought in yet.' : '尚未导入文件。',
  )
}

/** How an import stands, in words. */
export const STATE_WORDS: Readonly<Record<ImportProgress['state'], LocalText>> = {
  running: localText('进行中', 'Under way'),
  done: localText('完成', 'Done'),
  failed: localText('中断，请重新导入', 'Broke off: bring the file in again'),
}
