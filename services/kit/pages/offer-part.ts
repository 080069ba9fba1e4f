import type { Language } from '@hefu/standard'
import { html } from 'hono/html'
import type { Offer } from '../issuance/offers.ts'
import type { Html } from './page.ts'
import { notice, panel } from './parts.ts'
import { qrOf } from './qr.ts'

const TITLE = { 'zh-CN': '收入钱包', en: 'Into your wallet' }
const HERE = { 'zh-CN': '用钱包扫描领取。', en: 'Scan this with your wallet.' }
const AT_COUNTER = { 'zh-CN': '请持有人用钱包扫描。', en: 'The holder scans this with their wallet.' }
const OPEN = { 'zh-CN': '用本机钱包领取', en: 'Take it with the wallet on this phone' }
const SECRET = {
  title: { 'zh-CN': '请勿向他人出示此码', en: 'Show this code to nobody else' },
  text: { 'zh-CN': '谁先扫描，就进入谁的钱包。', en: 'It goes to the wallet that scans it first.' },
}

/**
 * An offer, as a code for a wallet's camera and as a link into the wallet on the same phone.
 *
 * @param label what it is an offer of
 * @param where `counter` leaves the link out: the phone there is not the holder's
 */
export function offerPart(
  offer: Pick<Offer, 'code' | 'link'>,
  language: Language,
  label: string,
  where: 'phone' | 'counter' = 'phone',
): Html {
  const isHere = where === 'phone'
  const way = html`<p class="actions same-phone"><a class="button primary" href="${offer.link}">${OPEN[language]}</a></p>`
  const code = html`<p>${(isHere ? HERE : AT_COUNTER)[language]}</p>${qrOf(offer.code, label)}${isHere ? way : ''}`
  return html`${panel(isHere ? TITLE[language] : label, code)}
${isHere ? notice('warning', SECRET.title[language], SECRET.text[language]) : ''}`
}
