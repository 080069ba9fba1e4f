import { problem } from '@hefu/server'
import type { LocalText } from '@hefu/standard'
import type { Context } from 'hono'
import { html } from 'hono/html'
import { type Page, pageOf } from '../pages/page.ts'
import { wantsPage } from '../pages/wants-page.ts'
import { writingFor } from '../pages/writing.ts'

/** What can go wrong before or behind every route of a service. */
export type EdgeCode = 'not-found' | 'malformed-request' | 'too-large' | 'not-registered' | 'database-down' | 'fault'

interface EdgeProblem {
  readonly status: NonNullable<Page['status']>
  /** For who reads problem details (RFC 9457). */
  readonly said: string
  /** What happened, and what to do now. */
  readonly title: LocalText
  readonly text: LocalText
  readonly isTemporary?: boolean
}

const PROBLEMS: Readonly<Record<EdgeCode, EdgeProblem>> = {
  'not-found': {
    status: 404,
    said: 'There is nothing at this address.',
    title: { 'zh-CN': '没有这个页面', en: 'There is nothing here' },
    text: { 'zh-CN': '请检查地址，或从首页开始。', en: 'Look at the address again, or begin at the first page.' },
  },
  'malformed-request': {
    status: 400,
    said: 'The request cannot be read.',
    title: { 'zh-CN': '无法读取', en: 'That cannot be read' },
    text: { 'zh-CN': '请返回上一页重试。', en: 'Go back and try once more.' },
  },
  'too-large': {
    status: 413,
    said: 'The body is too large.',
    title: { 'zh-CN': '内容太大', en: 'That is too large' },
    text: {
      'zh-CN': '请把文件分成几个，再逐个发送。',
      en: 'Make the file into several, and send one after the other.',
    },
  },
  'not-registered': {
    status: 503,
    said: 'The register has no key yet that this service signs with.',
    title: { 'zh-CN': '暂时不能发卡', en: 'No cards just now' },
    text: {
      'zh-CN': '本服务的签发密钥还没有登记。这不是您的问题，请稍后再试。',
      en: 'The key that this service signs with is not registered yet. It is not your fault; try again later.',
    },
    isTemporary: true,
  },
  'database-down': {
    status: 503,
    said: 'Nothing can be looked up now. Try again in a minute.',
    title: { 'zh-CN': '暂时无法查询', en: 'Nothing can be looked up now' },
    text: { 'zh-CN': '这不是您的问题，请一分钟后再试。', en: 'It is not your fault. Try again in a minute.' },
    isTemporary: true,
  },
  fault: {
    status: 500,
    said: 'Something failed here. It is not your fault; try again later.',
    title: { 'zh-CN': '这里出了故障', en: 'Something failed here' },
    text: { 'zh-CN': '这不是您的问题，请稍后再试。', en: 'It is not your fault. Try again later.' },
  },
}

const FIRST_PAGE: LocalText = { 'zh-CN': '首页', en: 'First page' }

/**
 * Says what went wrong: to a program as problem details, to who sits before a browser on a page.
 *
 * @param of.service what the service is called
 * @param of.status of the problem details, where another fits better
 */
export function edgeProblem(
  c: Context,
  code: EdgeCode,
  of: { readonly service: LocalText; readonly status?: 400 },
): Response | Promise<Response> {
  const { status, said, title, text, isTemporary } = PROBLEMS[code]
  const later = isTemporary ? { 'Retry-After': '60' } : undefined
  if (!wantsPage(c)) return problem(c, of.status ?? status, code, said, later)
  if (later) c.header('Retry-After', later['Retry-After'])
  const { language, to } = writingFor(c)
  return pageOf(c, {
    service: of.service,
    title,
    main: html`<p>${text[language]}</p><p class="actions"><a class="button secondary" href="${to('/')}">${FIRST_PAGE[language]}</a></p>`,
    status,
  })
}
