import {
  field,
  form,
  type Html,
  notice,
  type Offer,
  offerPart,
  renewed,
  requestCode,
  withLanguage,
} from '@hefu/service-kit'
import type { Language } from '@hefu/standard'
import type { Context } from 'hono'
import { html } from 'hono/html'
import { NO_RESULT } from '../refusals.ts'

/** How often a page looks whether it was answered, and how often it shows a fresh request. */
const LOOK_MS = 2000
const RENEW_MS = 20_000

/** What a page that asks is drawn by; `path` is its address, with `/request` and `/state` below it. */
export interface AskView {
  readonly path: string
  /** Good for half a minute; the page renews it. `link` is null at a counter. */
  readonly request: { readonly text: string; readonly link: string | null }
  /** Why the pass that was entered is not taken. */
  readonly refused?: string | undefined
}

/** The authority's question to the wallet, on this phone or another. */
export function askPage(c: Context, language: Language, { path, request, refused }: AskView): Html {
  const en = language === 'en'
  const at = (suffix: string): string => withLanguage(`${path}${suffix}`, c)
  return html`${refused === undefined ? '' : notice('refusal', en ? 'Not taken' : '未能通过', refused)}
<p>${
    en
      ? 'Your wallet is asked for your identity number and nothing else, to hand the result to you alone. It is compared and not kept.'
      : '将向您的钱包询问证件号码，仅此一项，用于确认成绩只交给您本人；核对后不保存。'
  }</p>
${renewed(at('/request'), requestCode(request, language), RENEW_MS)}
${renewed(at('/state'), html`<p>${en ? 'Waiting for your wallet to answer.' : '正在等待您的钱包回答。'}</p>`, LOOK_MS)}
<noscript><p class="actions"><a class="button secondary" href="${at('')}">${en ? 'I have answered: go on' : '我已回答，继续'}</a></p></noscript>
<details class="withdrawal"><summary>${en ? 'The wallet shows a code instead' : '钱包显示的是通行码'}</summary>
${form(at(''), field({ name: 'pass', label: en ? 'Code of the pass' : '通行码内容', hint: en ? 'Scan it with a reader, or paste the text.' : '用扫码枪扫描，或粘贴文字。', maxLength: 4296 }), en ? 'Hand in' : '提交')}</details>`
}

/** The result, offered. Nothing of it stands on this page: it is in the wallet alone. */
export function readyPart(language: Language, offer: Pick<Offer, 'code' | 'link'>, where: 'phone' | 'counter'): Html {
  const en = language === 'en'
  return html`<p>${
    en
      ? 'Take your result into your wallet within a day. It is shown there and not here; who looks over your shoulder sees nothing.'
      : '请在一天内把成绩收入钱包。成绩只在钱包里显示，旁人看不到。'
  }</p>
${offerPart(offer, language, en ? 'Result' : '成绩', where)}`
}

/** Nothing to hand over; what to do now. */
export function noResultPart(language: Language, back: string): Html {
  const en = language === 'en'
  return html`${notice('refusal', en ? 'No result to hand over' : '没有可领取的成绩', NO_RESULT[language])}
<p class="actions"><a class="button secondary" href="${back}">${en ? 'Try again' : '重试'}</a></p>`
}
