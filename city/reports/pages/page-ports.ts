import type { LocalText } from '@hefu/standard'
import type { Context } from 'hono'
import type { PageFrame } from '../../resolver/page.ts'
import { languageAsked } from '../language.ts'
import type { ReportPorts } from '../ports.ts'

/** What the pages of reports stand on. They keep nothing of who asks. */
export interface PagePorts {
  readonly reports: ReportPorts
  /** Where codes lead, without a slash at the end. */
  readonly origin: string
  /** Whose pages these are; null before the city is founded. */
  readonly city: () => LocalText | null
  readonly utcOffsetMinutes: () => number
}

/** What is around the answer to a request. */
export type FrameOf = (c: Context) => PageFrame

/** Frames for what answers a request. What answers a form has no link to the other language, by which what was typed would be lost. */
export function framesOf({ city }: Pick<PagePorts, 'city'>, style: string): FrameOf {
  return (c) => {
    const language = languageAsked(c)
    const other = `?lang=${language === 'en' ? 'zh-CN' : 'en'}`
    return { language, city: city(), style, otherLanguage: c.req.method === 'POST' ? null : other }
  }
}
