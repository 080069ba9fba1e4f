import type { LocalText } from '@hefu/standard'
import type { Context } from 'hono'
import { html } from 'hono/html'
import { type PageLink, pageOf } from '../pages/page.ts'
import { writingFor } from '../pages/writing.ts'

/** Why a page of staff is not shown. */
export type StaffRefusal = 'not-staff' | 'not-your-role'

const TITLES: Readonly<Record<StaffRefusal, LocalText>> = {
  'not-staff': { 'zh-CN': '您不是这里的工作人员', en: 'You are not known here as staff' },
  'not-your-role': { 'zh-CN': '这一页由其他岗位使用', en: 'This page is for other staff' },
}
const TEXTS: Readonly<Record<StaffRefusal, LocalText>> = {
  'not-staff': {
    'zh-CN': '登录成功，但这个账号没有本服务的权限。请换一个账号，或联系管理账号的人。',
    en: 'You signed in, but this account may do nothing here. Take another account, or ask whoever looks after the accounts.',
  },
  'not-your-role': {
    'zh-CN': '您的账号不能打开它。请从上面选择您的页面。',
    en: 'Your account does not open it. Above are the pages that it opens.',
  },
}
const AGAIN: LocalText = { 'zh-CN': '换一个账号登录', en: 'Sign in with another account' }

/** Says it to who sits before a browser. @param service what the service is called */
export function staffRefusalPage(
  c: Context,
  why: StaffRefusal,
  of: { readonly service: LocalText; readonly links: readonly PageLink[] },
): Promise<Response> {
  const { language, to } = writingFor(c)
  const again = html`<p class="actions"><a class="button secondary" href="${to('/staff/sign-in')}">${AGAIN[language]}</a></p>`
  return pageOf(c, {
    ...of,
    title: TITLES[why],
    main: html`<p>${TEXTS[why][language]}</p>${why === 'not-staff' ? again : ''}`,
    status: 403,
  })
}
