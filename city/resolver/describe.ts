import { COMMON_PROBLEMS, MEDIA_TYPES, problemAnswer } from '@hefu/server'
import type { MiddlewareHandler } from 'hono'
import { describeRoute, resolver } from 'hono-openapi'
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
      400: { ...problemAnswer('It is no GS1 Digital Link.'), content: MISSING_CONTENT },
      404: { ...problemAnswer('There is no such subject, or no such link.'), content: MISSING_CONTENT },
      410: { description: 'It is closed or retired; what was registered last.', content: CONTENT },
      ...COMMON_PROBLEMS,
    },
  })
}

/** Describes the description of a GS1-conformant resolver. */
export function describedGs1Resolver(): MiddlewareHandler {
  const content = { [MEDIA_TYPES.json]: { schema: { type: 'object' } as const } }
  return describeRoute({
    tags: ['Codes'],
    summary: 'What this city resolves, as a GS1-conformant resolver describes itself',
    responses: { 200: { description: 'The description file.', content }, ...COMMON_PROBLEMS },
  })
}
