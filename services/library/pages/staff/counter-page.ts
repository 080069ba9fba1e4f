import { facts, type Html, notice, panel, table, type Writing } from '@hefu/service-kit'
import { localText } from '@hefu/standard'
import { html } from 'hono/html'
import type { AccountView } from '../../loans/account-view.ts'
import type { Borrowed } from '../../loans/borrow.ts'
import { LOAN_TERMS } from '../../loans/terms.ts'
import type { Reader } from '../../readers/open-readers.ts'
import { doing, staffPage } from '../frame.ts'
import { BORROW_REFUSALS, CLASS_NAMES, money } from '../words.ts'

/** A field that a scanner types into, and ends with the enter key. */
export function scanForm({ say, to }: Writing, action: string, label: string): Html {
  return html`<form class="form" method="post" action="${to(action)}"><div class="field"><label for="scan">${label}</label>
<div class="field-box"><input id="scan" name="scan" type="text" maxlength="4296" autocomplete="off" autocapitalize="off" spellcheck="false" required autofocus></div></div>
<button class="button primary" type="submit">${say('确定', 'Enter')}</button></form>`
}

/** Where lending begins: with a card. @param refused whether a card was shown that is not good */
export function counterPage(writing: Writing, refused = false): Promise<Response> {
  const { say } = writing
  const again = say('请读者重新打开借书证，再扫一次。', 'Let the reader open the card again, and scan it.')
  return staffPage(writing, {
    title: localText('借书', 'Lend'),
    ...(refused && { status: 422 }),
    main: html`${refused ? notice('refusal', say('这张借书证不能用', 'The card is not good'), again) : ''}
${scanForm(writing, '/staff/counter', say('扫描读者的借书证', 'Scan the reader’s card'))}`,
  })
}

/** A reader at the counter: how the account stands, and what came of the last copy. Which books are out is not shown. */
export function visitPage(
  writing: Writing,
  of: { readonly visit: string; readonly reader: Reader; readonly view: AccountView; readonly done: Html | '' },
): Promise<Response> {
  const { say, language, to } = writing
  const { visit, reader, view, done } = of
  const held = view.reserved.flatMap((each) => (each.held ? [[each.title, each.held.item, each.held.until]] : []))
  const columns = [{ label: say('书', 'Book') }, { label: say('代码', 'Code') }, { label: say('保留到', 'Until') }]
  return staffPage(writing, {
    title: localText('借书', 'Lend'),
    main: html`${done}
${scanForm(writing, `/staff/counter/${visit}`, say('扫描书上的代码', 'Scan the label of a copy'))}
${facts([
  [say('读者', 'Reader'), CLASS_NAMES[reader.class][language]],
  [say('在借', 'On loan'), `${view.loans} / ${LOAN_TERMS[reader.class].loans}`],
  [say('逾期', 'Overdue'), view.overdue],
  [say('欠费', 'Owed'), money(view.owed)],
])}
${held.length > 0 ? panel(say('可取的预约', 'Held for this reader'), table(columns, held, '')) : ''}
<div class="actions">${view.owed > 0 ? doing(to(`/staff/counter/${visit}/paid`), say(`已收现金 ${money(view.owed)}`, `Paid in cash: ${money(view.owed)}`)) : ''}${doing(to(`/staff/counter/${visit}/end`), say('下一位', 'Next reader'))}</div>`,
  })
}

/** What came of a copy that was scanned. */
export function borrowedPart({ say, language, to }: Writing, visit: string, borrowed: Borrowed): Html {
  const { item, title } = borrowed
  if (borrowed.outcome === 'lent')
    return notice('plain', title, say(`借到 ${borrowed.dueOn}`, `Lent until ${borrowed.dueOn}`))
  const refused = notice('refusal', title === '' ? item : title, BORROW_REFUSALS[borrowed.reason][language])
  if (borrowed.reason !== 'on-loan') return refused
  return html`${refused}${doing(to(`/staff/counter/${visit}/take-over`), say('改记到这张借书证', 'Take it over to this card'), { item })}`
}

/** A label that says nothing good. */
export function badLabelPart({ say }: Writing, reason: string): Html {
  const why = say(
    '这不是本市签发的馆藏标签，书请留在柜台核查。',
    'The city has not signed this label as a copy’s. Keep the book here and look at it.',
  )
  return notice('refusal', say('标签不能用', 'The label is not good'), html`${why} <code>${reason}</code>`)
}
