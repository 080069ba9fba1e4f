import type { Language } from '@hefu/standard'
import { html } from 'hono/html'
import type { Html } from '../pages/page.ts'
import { qrOf } from '../pages/qr.ts'

const SCAN = { 'zh-CN': '用钱包扫这个码', en: 'Scan this code with your wallet' }
const AT_COUNTER = { 'zh-CN': '请持有人用钱包扫这个码', en: 'The holder scans this code with their wallet' }
const SAME_PHONE = { 'zh-CN': '钱包就在这部手机上？打开它', en: 'Is your wallet on this phone? Open it' }

/**
 * A request, as a code for a wallet's camera and as a link into the wallet on the same phone.
 *
 * @param request.link null at a counter: the phone there is not the holder's
 */
export function requestCode(
  request: { readonly text: string; readonly link: string | null },
  language: Language,
): Html {
  const { text, link } = request
  const words = (link === null ? AT_COUNTER : SCAN)[language]
  const way =
    link === null
      ? ''
      : html`<p class="same-phone"><a class="button secondary" href="${link}">${SAME_PHONE[language]}</a></p>`
  return html`<p>${words}</p>${qrOf(text, words)}
${way}`
}
