import { COMMON_PROBLEMS } from '@hefu/server'
import type { MiddlewareHandler } from 'hono'
import { describeRoute } from 'hono-openapi'

const page = (description: string) => ({
  description,
  content: { 'text/html': { schema: { type: 'string' as const } } },
})

/** Describes a page with a form, by what it answers beside the page itself. */
export function describedPage(summary: string, others: Readonly<Record<number, string>>): MiddlewareHandler {
  const answers = Object.entries(others).map(([status, description]) => [status, page(description)])
  return describeRoute({
    tags: ['Fault reports'],
    summary,
    parameters: [
      { name: 'lang', in: 'query', description: 'zh-CN or en, before `Accept-Language`.', schema: { type: 'string' } },
    ],
    responses: { 200: page('The page.'), ...Object.fromEntries(answers), ...COMMON_PROBLEMS },
  })
}
