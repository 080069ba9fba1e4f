import { COMMON_PROBLEMS, problemAnswer } from '@hefu/server'
import type { MiddlewareHandler } from 'hono'
import { describeRoute, resolver } from 'hono-openapi'
import { MEDIA_TYPES } from '@hefu/server'
import { LinksetAnswer, PARAMETERS, ResolvedAnswer } from './schemas.ts'

const CONTENT = {
  [MEDIA_TYPES.html]: { schema: { type: 'string' } },
  [MEDIA_TYPES.json]: { schema: resolver(ResolvedAnswer) },
  [MEDIA_TYPES.linkset]: { schema: resolver(LinksetAnswer) },
} as const
const MISSING_CONTENT = {
  ...problemAnswer('').content,
  [MEDIA_TYPES.html]: { schema: { type: 'string' } },
} as const

/** Describes a route that answers what a code leads to. */
export function described(summary: string): MiddlewareHandler {
  return describeRoute({
    tags: ['Codes'],
    summary,
    parameters: PARAMETERS,
    responses: {
      200: { description: 'What is registered.', content: CONTENT },
      304: { description: 'What you have.' },
      307: { description: 'Where the link of the type that was asked for leads.' },
      404: { ...problemAnswer('There is no such subject, or no such link.'), content: MISSING_CONTENT },
      410: { description: 'It is closed or retired; what was registered last.', content: CONTENT },
      ...COMMON_PROBLEMS,
    },
  })
}
