import { type Html, notice, type Writing } from '@hefu/service-kit'
import { localText } from '@hefu/standard'
import { html } from 'hono/html'
import type { Returned } from '../../loans/return-copy.ts'
import { staffPage } from '../frame.ts'
import { money } from '../words.ts'
import { scanForm } from './counter-page.ts'

/** Where copies are taken back, from anybody. */
export function returnsPage(writing: Writing, done: Html | '' = ''): Promise<Response> {
  const { say } = writing
  return staffPage(writing, {
    title: localText('还书', 'Return'),
    main: html`${done}${scanForm(writing, '/staff/returns', say('扫描书上的代码', 'Scan the label of a copy'))}
<p>${say('还书不需要借书证。登记后，借阅记录立即删除。', 'No card is needed. The loan is forgotten at once.')}</p>`,
  })
}

/** What came of it. */
export function returnedPart({ say }: Writing, returned: Returned): Html {
  if (returned.outcome === 'unknown-item') {
    return notice('refusal', returned.item, say('馆藏中没有这一册。', 'The catalogue has no such copy.'))
  }
  if (returned.outcome === 'not-on-loan') {
    return notice('plain', returned.title, say('没有借出，请放回书架。', 'It was not out. Put it back on its shelf.'))
  }
  const late =
    returned.fine > 0 ? say(`逾期费 ${money(returned.fine)}，已记账。`, `Late: ${money(returned.fine)} is owed. `) : ''
  const next =
    returned.heldUntil === null
      ? say('已归还，请放回书架。', 'Returned. Put it back on its shelf.')
      : say(
          `有人预约：放到预约架，保留到 ${returned.heldUntil}。`,
          `Reserved: put it on the hold shelf until ${returned.heldUntil}.`,
        )
  return notice(returned.heldUntil === null ? 'plain' : 'warning', returned.title, `${late}${next}`)
}
