import { type DoorRequest, type Html, qrOf, renewed, withLanguage } from '@hefu/service-kit'
import type { LocalText } from '@hefu/standard'
import { html } from 'hono/html'
import { publicPage, staffPage, type Writing } from './layout.ts'

/** A page that asks its reader to show something, and goes on by itself once that is done. */
export function showPage(
  writing: Writing,
  of: {
    readonly title: LocalText
    readonly why: string
    /** Of the part that changes. */
    readonly path: string
    readonly walletUrl: string
    readonly request: DoorRequest
    readonly staff?: boolean
    /** What comes below. */
    readonly after?: Html
  },
): Promise<Response> {
  const { c } = writing
  const page = of.staff ? staffPage : publicPage
  return page(writing, {
    title: of.title,
    script: true,
    main: html`<p>${of.why}</p>${renewed(withLanguage(of.path, c), requestToAnswer(writing, of.request, of.walletUrl), 2000)}${of.after ?? ''}`,
  })
}

/** A request as a code for another phone's camera and as a link for this one. */
export function requestToAnswer({ say }: Writing, { text }: DoorRequest, walletUrl: string): Html {
  const link = `${walletUrl}/#request=${encodeURIComponent(text)}`
  return html`<p class="actions"><a class="button" href="${link}">${say('在本机卡包中打开', 'Open in the wallet on this phone')}</a></p>
${qrOf(text, say('请求', 'Request'))}
<p>${say('用卡包扫描后选择“发送”，本页会自动继续。', 'Scan it with your wallet and send the answer; this page goes on by itself.')}</p>`
}
