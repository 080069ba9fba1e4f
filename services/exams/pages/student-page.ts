import { type BroughtIn, field, form, type Html, notice, qrOf, withLanguage } from '@hefu/service-kit'
import type { Language } from '@hefu/standard'
import type { Context } from 'hono'
import { html } from 'hono/html'

/** A student card that somebody has already, brought into the wallet. @param fetched what number and PIN opened; null before */
export function studentPage(c: Context, language: Language, fetched: BroughtIn | null, now: number): Html {
  const en = language === 'en'
  if (fetched?.outcome === 'offered') {
    return html`<p>${en ? 'Take your card into your wallet within a day. It is in one wallet at a time.' : '请在一天内收入钱包。同一张卡只能在一个钱包里。'}</p>
<div class="panel">${qrOf(fetched.offer.code, en ? 'Offer of the student card, for your wallet' : '学生证领取码，请用钱包扫描')}
<p class="actions"><a class="button primary" href="${fetched.offer.link}">${en ? 'Take it with the wallet on this phone' : '用本机钱包领取'}</a></p></div>`
  }
  return html`${refusal(language, fetched, now)}<p>${
    en
      ? 'Bring the card that your school gave you into your wallet. Its number is printed on it; the PIN came with it.'
      : '把学校发给您的学生证收入钱包。卡号印在卡上，密码随卡发放。'
  }</p>
${form(
  withLanguage('/student-card', c),
  html`${field({ name: 'student', label: en ? 'Number of the card' : '学生证号', maxLength: 40 })}${field({
    name: 'pin',
    label: en ? 'PIN of six digits' : '六位密码',
    type: 'password',
    inputMode: 'numeric',
    maxLength: 6,
  })}`,
  en ? 'Go on' : '继续',
)}`
}

function refusal(
  language: Language,
  fetched: Exclude<BroughtIn, { outcome: 'offered' }> | null,
  now: number,
): Html | '' {
  const en = language === 'en'
  if (fetched === null) return ''
  if (fetched.outcome === 'locked') {
    const minutes = Math.ceil((fetched.until - now) / 60)
    return notice(
      'refusal',
      en ? 'Closed for a while' : '暂时停用',
      en
        ? `Too many wrong PINs. Try again in ${minutes} minutes, or ask your school for a new PIN.`
        : `密码错误次数过多。请在 ${minutes} 分钟后再试，或向学校申请新密码。`,
    )
  }
  return notice(
    'refusal',
    en ? 'Number and PIN open no card' : '卡号与密码不符',
    en
      ? 'Look at both again. After five wrong PINs in a row the number is closed for an hour.'
      : '请核对后重试。连续五次错误将停用一小时。',
  )
}
