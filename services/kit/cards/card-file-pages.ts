import type { LocalText } from '@hefu/standard'
import { Hono, type MiddlewareHandler } from 'hono'
import { html } from 'hono/html'
import type { CsvFault } from '../import/read-csv.ts'
import { fileOf } from '../pages/form-fields.ts'
import type { Html } from '../pages/page.ts'
import { facts, fileField, form, notice, panel, table } from '../pages/parts.ts'
import { type PageWriter, type Say, type Writing, writingFor } from '../pages/writing.ts'
import type { StaffEnv } from '../staff/staff-env.ts'
import type { PlasticCards } from './plastic-cards.ts'
import { type CardColumns, type CardFile, type CardReason, cardFileColumns, readCardFile } from './read-card-file.ts'

/** Where staff bring in the cards on plastic that were handed out. */
export interface CardFilePages<Terms> extends CardColumns<Terms> {
  /** `/staff/concessions` */
  readonly path: string
  readonly title: LocalText
  /** A row of a file, as it may look. */
  readonly example: string
  readonly guard: MiddlewareHandler<StaffEnv>
  readonly cards: Pick<PlasticCards<Terms>, 'add'>
  /** Answers with a page for staff. */
  readonly page: PageWriter
}

/** Rows that are listed; a file with more than that wrong is better corrected and brought in again. */
const LISTED = 200

/** Two pages: a form for a file, and what came of it. */
export function cardFilePages<Terms extends { readonly validUntil: string }>(of: CardFilePages<Terms>): Hono<StaffEnv> {
  const { path, title, guard, cards, page } = of
  const routes = new Hono<StaffEnv>()
  routes.get(path, guard, (c) => page({ c }, { title, main: formPart(writingFor(c), of) }))
  routes.post(path, guard, async (c) => {
    const bytes = await fileOf(c, 'file')
    const read = bytes ? readCardFile(bytes, of) : ({ fault: 'not-text' } as const)
    const writing = writingFor(c)
    if ('fault' in read) return page(writing, { title, main: formPart(writing, of, read), status: 422 })
    return page(writing, { title, main: reportPart(writing, of, read, await cards.add(read.cards)) })
  })
  return routes
}

function formPart<Terms>({ say, to }: Writing, of: CardFilePages<Terms>, wrong?: CsvFault): Html {
  const header = cardFileColumns(of).join(',')
  const label = say('CSV 文件，UTF-8 或 GB 18030', 'A CSV file, in UTF-8 or GB 18030')
  return html`${wrong ? notice('refusal', say('未能读取', 'Not read'), faultText(wrong, say)) : ''}
<p>${say('每行一张卡，第一行是列名。已有的卡保持不变；卡号和密码只以密钥散列保存。', 'A card a row, below a row that names the columns. A card that is known stays as it is. Of numbers and PINs only keyed hashes are kept.')}</p>
<pre class="sample" tabindex="0">${header}\n${of.example}</pre>
${form(to(of.path), fileField({ name: 'file', label, accept: '.csv,text/csv' }), say('导入', 'Import'), true)}`
}

function faultText(fault: CsvFault, say: Say): string {
  if (fault.fault === 'not-text') return say('请选择一个文本文件（CSV）。', 'Choose a file of text, in CSV.')
  const names = fault.missing.join(', ')
  return say(`缺少这些列：${names}`, `It has no column ${names}.`)
}

function reportPart<Terms>(writing: Writing, of: CardFilePages<Terms>, file: CardFile<Terms>, added: number): Html {
  const { say, to, language } = writing
  const { cards, refused } = file
  const columns = [
    { label: say('行', 'Line'), number: true },
    { label: say('列', 'Column') },
    { label: say('原因', 'Why') },
  ]
  const rows = refused.slice(0, LISTED).map(({ line, field, reason }) => [line, field, REASONS[reason][language]])
  const more =
    refused.length > LISTED ? html`<p>${say(`只列出前 ${LISTED} 行。`, `The first ${LISTED} are listed.`)}</p>` : ''
  return html`${facts([
    [say('新收入', 'New'), added],
    [say('已有', 'Known before'), cards.length - added],
    [say('未收', 'Refused'), refused.length],
  ])}
${panel(say('未收的行', 'Refused'), html`${table(columns, rows, say('全部收入。', 'Every row was taken.'))}${more}`)}
<p class="actions"><a class="button secondary" href="${to(of.path)}">${say('再导入一个文件', 'Another file')}</a></p>`
}

const REASONS: Readonly<Record<CardReason, LocalText>> = {
  unreadable: { 'zh-CN': '引号不成对，无法读取', en: 'The quotes of this row do not close' },
  'wrong-columns': { 'zh-CN': '列数与表头不符', en: 'Not as many columns as the header' },
  missing: { 'zh-CN': '缺少内容', en: 'Nothing there' },
  malformed: { 'zh-CN': '不符合格式或可选范围', en: 'Not in the form expected, or none of the known values' },
  'not-a-date': { 'zh-CN': '不是日期，应为 2030-12-31 的格式', en: 'Not a date such as 2030-12-31' },
  repeated: { 'zh-CN': '在文件中重复', en: 'Repeated in this file' },
}
