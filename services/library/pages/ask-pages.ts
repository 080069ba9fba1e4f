import { type Html, notice, panel, type Writing } from '@hefu/service-kit'
import { type LocalText, localText } from '@hefu/standard'
import { html } from 'hono/html'
import { doing, publicPage } from './frame.ts'

/** Where a reader opens the account. */
export function showCardPage(writing: Writing, said: LocalText | null): Promise<Response> {
  const { say, language, to } = writing
  return publicPage(writing, {
    title: localText('我的借阅', 'My account'),
    main: html`${said ? notice('plain', said[language]) : ''}
<p>${say('用钱包出示借书证，就能看到在借的书、续借、预约和缴费。本馆不知道您是谁，打开后十分钟自动关闭。', 'Show your library card from your wallet to see your books, renew, reserve and pay. The library does not learn who you are, and the page closes after ten minutes.')}</p>
${doing(to('/account/ask'), say('出示借书证', 'Show my card'), {}, 'primary')}
<p>${say('还没有借书证？', 'No card yet?')} <a href="${to('/join')}">${say('办证', 'Join')}</a></p>`,
  })
}

/** A request that waits for its answer. */
export function askPage(writing: Writing, title: LocalText, request: Html): Promise<Response> {
  return publicPage(writing, { title, main: request, script: true })
}

/** An ask that is over, or was answered by another kind of card. */
export function askOverPage(writing: Writing): Promise<Response> {
  const { say, to } = writing
  return publicPage(writing, {
    title: localText('已结束', 'Over'),
    status: 410,
    main: html`${notice('plain', say('等太久了', 'That took too long'), say('请重新开始。', 'Begin again.'))}
${panel(say('重新开始', 'Begin again'), html`<p class="actions"><a class="button secondary" href="${to('/account')}">${say('我的借阅', 'My account')}</a> <a class="button secondary" href="${to('/join')}">${say('办证', 'Join')}</a></p>`)}`,
  })
}
