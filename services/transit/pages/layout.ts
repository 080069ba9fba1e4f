import { type Html, languageOf, pageOf } from '@hefu/service-kit'
import type { Language, LocalText } from '@hefu/standard'
import type { Context } from 'hono'
import { SERVICE_NAME, speak, text } from './words.ts'

/** What a page is written with. */
export interface Writing {
  readonly c: Context
  readonly language: Language
  /** Chooses between two wordings. */
  readonly say: (chinese: string, english: string) => string
}

export interface TransitPage {
  readonly title: LocalText
  readonly main: Html
  readonly script?: boolean
  readonly status?: 200 | 400 | 403 | 404 | 409 | 410 | 422 | 429 | 503
}

const LINKS = [
  { href: '/', label: text('线路', 'Lines') },
  { href: '/fares', label: text('票价', 'Fares') },
  { href: '/buy', label: text('购票', 'Buy') },
  { href: '/concession', label: text('优惠卡', 'Concession') },
  { href: '/refund', label: text('退票', 'Refund') },
]

const STAFF_LINKS = [
  { href: '/staff', label: text('客流', 'Ridership') },
  { href: '/staff/gates', label: text('闸机', 'Gates') },
  { href: '/staff/desk', label: text('服务台', 'Desk') },
  { href: '/staff/payments', label: text('支付', 'Payments') },
]

/** In which words to answer. */
export function writingFor(c: Context): Writing {
  const language = languageOf(c)
  return { c, language, say: speak(language) }
}

/** Answers with a page for everybody. */
export function publicPage({ c }: Writing, page: TransitPage): Promise<Response> {
  return pageOf(c, { service: SERVICE_NAME, links: LINKS, ...page })
}

/** Answers with a page for staff. */
export function staffPage({ c }: Writing, page: TransitPage): Promise<Response> {
  return pageOf(c, { service: SERVICE_NAME, links: STAFF_LINKS, ...page })
}
