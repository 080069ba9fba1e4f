import { facts, fileField, form, notice, panel, table, type Writing } from '@hefu/service-kit'
import { type LocalText, localText } from '@hefu/standard'
import { html } from 'hono/html'
import type { ImportReport } from '../../catalogue/import-catalogue.ts'
import { staffPage } from '../frame.ts'
import { RECORD_REFUSALS } from '../words.ts'

/** Where a file of records is brought in. @param wrong why the file as a whole was not read */
export function importPage(writing: Writing, wrong?: LocalText): Promise<Response> {
  const { say, language, to } = writing
  const label = say('MARC 21（ISO 2709）或 MARCXML 文件，UTF-8', 'A file in MARC 21 (ISO 2709) or MARCXML, in UTF-8')
  const fields = fileField({ name: 'file', label, accept: '.mrc,.marc,.xml' })
  return staffPage(writing, {
    title: localText('导入馆藏', 'Import records'),
    ...(wrong && { status: 422 }),
    main: html`${wrong ? notice('refusal', say('未能读取', 'Not read'), wrong[language]) : ''}
<p>${say('已有的记录按控制号更新；复本代码取自 852 字段 $p，即书上标签的代码。', 'Records that are known are replaced by their number. The code of a copy, as on its label, is in field 852 $p.')}</p>
${form(to('/staff/import'), fields, say('导入', 'Import'), true)}`,
  })
}

/** What came of a file, with every record that was refused. */
export function reportPage(writing: Writing, report: ImportReport): Promise<Response> {
  const { say, language, to } = writing
  const columns = [
    { label: say('第几条', 'Record'), number: true },
    { label: say('控制号', 'Number') },
    { label: say('原因', 'Why') },
  ]
  const rows = report.refused.map(({ position, number, reason }) => [
    position,
    number,
    RECORD_REFUSALS[reason][language],
  ])
  return staffPage(writing, {
    title: localText('导入结果', 'Imported'),
    main: html`${facts([
      [say('记录', 'Records'), report.records],
      [say('收入', 'Taken'), report.taken],
      [say('复本', 'Copies'), report.copies],
      [say('未收', 'Refused'), report.refused.length],
    ])}
${panel(say('未收的记录', 'Refused'), table(columns, rows, say('全部收入。', 'Every record was taken.')))}
<p class="actions"><a class="button secondary" href="${to('/staff/import')}">${say('再导入一个文件', 'Another file')}</a></p>`,
  })
}
