import { facts, type Html, notice, panel, table, type Writing } from '@hefu/service-kit'
import { type LocalText, localText } from '@hefu/standard'
import { html } from 'hono/html'
import type { AccountView } from '../loans/account-view.ts'
import { LOAN_TERMS } from '../loans/terms.ts'
import type { Reader } from '../readers/open-readers.ts'
import { doing, publicPage } from './frame.ts'
import { CLASS_NAMES, money } from './words.ts'

/** What was just done, or why not. */
export interface Said {
  readonly kind: 'plain' | 'refusal'
  readonly words: LocalText
}

/** What a reader has, waits for and owes. */
export function accountPage(
  writing: Writing,
  {
    reader,
    view,
    today,
    said,
  }: { readonly reader: Reader; readonly view: AccountView; readonly today: string; readonly said: Said | null },
): Promise<Response> {
  const { say, language, to } = writing
  const terms = LOAN_TERMS[reader.class]
  return publicPage(writing, {
    title: localText('我的借阅', 'My account'),
    ...(said?.kind === 'refusal' && { status: 422 }),
    main: html`${said ? notice(said.kind, said.words[language]) : ''}
${facts([
  [say('读者', 'Reader'), CLASS_NAMES[reader.class][language]],
  [say('在借', 'On loan'), say(`${view.loans} 册，最多 ${terms.loans} 册`, `${view.loans} of ${terms.loans}`)],
])}
${panel(say('在借', 'On loan'), loans(writing, view, today))}
${panel(say('预约', 'Reservations'), reservations(writing, view))}
${panel(say('欠费', 'Fines'), fines(writing, view))}
<p>${say('图书归还后，这里和别处都不再有它的借阅记录。', 'Once a book is back, nothing here or elsewhere says that you had it.')}</p>
${doing(to('/account/close'), say('退出', 'Close'))}`,
  })
}

function loans({ say, to }: Writing, { loaned }: AccountView, today: string): Html {
  const rows = loaned.map(({ item, title, record, dueOn }) => [
    html`<a href="${to(`/records/${encodeURIComponent(record)}`)}">${title}</a>`,
    dueOn < today ? html`<strong>${dueOn} ${say('已逾期', 'overdue')}</strong>` : dueOn,
    doing(to('/account/renew'), say('续借', 'Renew'), { item }),
  ])
  const columns = [{ label: say('书', 'Book') }, { label: say('应还', 'Due') }, { label: '' }]
  return table(columns, rows, say('没有在借的书。', 'You have no books.'))
}

function reservations({ say, to }: Writing, { reserved }: AccountView): Html {
  const rows = reserved.map(({ record, title, held, before }) => [
    html`<a href="${to(`/records/${encodeURIComponent(record)}`)}">${title}</a>`,
    held
      ? html`<strong>${say(`可取，保留到 ${held.until}`, `Ready, held until ${held.until}`)}</strong>`
      : say(`前面还有 ${before} 人`, `${before} before you`),
    doing(to('/account/cancel'), say('取消', 'Give up'), { record }),
  ])
  const columns = [{ label: say('书', 'Book') }, { label: say('状态', 'State') }, { label: '' }]
  return table(columns, rows, say('没有预约。', 'You wait for nothing.'))
}

function fines({ say, to }: Writing, view: AccountView): Html {
  if (view.owed === 0) return html`<p>${say('没有欠费。', 'You owe nothing.')}</p>`
  const isBeingPaid = view.fines.some((fine) => fine.isBeingPaid)
  const rows = view.fines.map(({ since, amount }) => [since, money(amount)])
  return html`${table([{ label: say('日期', 'Since') }, { label: say('金额', 'Amount'), number: true }], rows, '')}
${isBeingPaid ? html`<p>${say('支付机构还没有答复。再按一次不会重复扣款。', 'The payment provider has not answered yet. Pressing again does not charge you twice.')}</p>` : ''}
${doing(to('/account/pay'), say(`缴纳 ${money(view.owed)}`, `Pay ${money(view.owed)}`), {}, 'primary')}`
}
