import { facts, type Html, notice, panel, table, type Writing } from '@hefu/service-kit'
import { type LocalText, localText } from '@hefu/standard'
import { html } from 'hono/html'
import type { CopyView, RecordView } from '../catalogue/search-catalogue.ts'
import { SUBJECT_CLASSES } from '../catalogue/subject-classes.ts'
import { doing, publicPage } from './frame.ts'

const LANGUAGES: Readonly<Record<string, LocalText>> = {
  chi: localText('中文', 'Chinese'),
  eng: localText('英文', 'English'),
}

/** A record and its copies. @param refused why it was not reserved */
export function recordPage(writing: Writing, record: RecordView, refused?: LocalText): Promise<Response> {
  const { say, language, to } = writing
  const isFree = record.copies.some(({ state }) => state === 'free')
  const known = (name: string, value: string | number | null): (readonly [string, string | number])[] =>
    value === null || value === '' ? [] : [[name, value]]
  const reserve = html`<p>${say('所有复本都已借出。', 'Every copy is out.')}${record.waiting > 0 ? say(`有 ${record.waiting} 人在等。`, ` Waiting: ${record.waiting}.`) : ''} ${say('预约时请出示借书证。', 'You are asked for your card.')}</p>
${doing(to(`/records/${encodeURIComponent(record.number)}/reserve`), say('预约', 'Reserve it'), {}, 'primary')}`
  return publicPage(writing, {
    title: localText(record.title, record.title),
    ...(refused && { status: 422 }),
    main: html`${refused ? notice('refusal', say('没有预约', 'Not reserved'), refused[language]) : ''}
${facts([
  ...known(say('其他题名', 'Also'), record.otherTitle),
  ...known(say('作者', 'Author'), record.author),
  ...known(say('出版', 'Published'), [record.publisher, record.year].filter(Boolean).join(', ')),
  ...known('ISBN', record.isbn),
  ...known(say('语言', 'Language'), LANGUAGES[record.language]?.[language] ?? record.language),
  ...known(say('分类', 'Class'), SUBJECT_CLASSES[record.class]?.[language] ?? ''),
  ...known(say('主题', 'Subjects'), record.subjects.join(say('、', ', '))),
  ...known(say('索书号', 'Call number'), record.callNumber),
])}
${panel(say('复本', 'Copies'), copiesTable(writing, record.copies))}
${isFree || record.copies.length === 0 ? '' : panel(say('预约', 'Reserve'), reserve)}`,
  })
}

function copiesTable({ say }: Writing, copies: readonly CopyView[]): Html {
  const state = (copy: CopyView): string =>
    ({
      free: say('在架', 'On the shelf'),
      out: say(`已借出，${copy.dueOn} 前归还`, `Out, due ${copy.dueOn}`),
      held: say('为预约者保留', 'Held for a reader'),
      missing: say('遗失', 'Missing'),
    })[copy.state]
  const rows = copies.map((copy) => [copy.item, copy.shelf, state(copy)])
  const columns = [{ label: say('代码', 'Code') }, { label: say('位置', 'Where') }, { label: say('状态', 'State') }]
  return table(columns, rows, say('没有复本。', 'There are no copies.'))
}
