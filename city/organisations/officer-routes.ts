import { isSubjectId } from '@hefu/standard'
import { Hono } from 'hono'
import { describeRoute, resolver } from 'hono-openapi'
import { z } from 'zod'
import { OFFICER, type OfficerEnv, type OfficerGuard } from '../officers/officer-session.ts'
import { COMMON_PROBLEMS, problem, problemAnswer } from '../operations/problem.ts'
import type { OrganisationStore } from './organisation-store.ts'

/** Organisations of one answer. */
const PAGE = 100

const Name = z.object({ 'zh-CN': z.string(), en: z.string() })
const DoubtedAnswer = z.object({
  organisations: z.array(z.object({ id: z.string(), name: Name, uscc: z.string() })),
  next: z.string().nullable().meta({ description: 'What to send as `after` for the next ones; null at the end.' }),
})

/** `/officers/organisations/doubted`: whose unified social credit code officers should look at. */
export function officerOrganisationRoutes(
  store: Pick<OrganisationStore, 'doubted'>,
  guard: OfficerGuard,
): Hono<OfficerEnv> {
  const routes = new Hono<OfficerEnv>()
  routes.get(
    '/officers/organisations/doubted',
    describeRoute({
      tags: ['Organisations'],
      summary: 'Organisations whose unified social credit code has a wrong check digit',
      description: 'Some early codes are so by law; others are mistyped. They are kept, and nobody else is told.',
      security: OFFICER,
      parameters: [
        { name: 'after', in: 'query', description: '`next` of the page before.', schema: { type: 'string' } },
      ],
      responses: {
        200: { description: 'They.', content: { 'application/json': { schema: resolver(DoubtedAnswer) } } },
        400: problemAnswer('`after` is no id.'),
        401: problemAnswer('Nobody is signed in.'),
        403: problemAnswer('Not this officer’s task, or not from the console.'),
        ...COMMON_PROBLEMS,
      },
    }),
    guard('organisations'),
    async (c) => {
      const after = c.req.query('after') ?? ''
      if (after !== '' && !isSubjectId(after)) return problem(c, 400, 'malformed-request', '`after` is no id.')
      const found = await store.doubted(after, PAGE)
      const next = found.length < PAGE ? null : (found.at(-1)?.id ?? null)
      return c.json({ organisations: found.map(({ id, name, uscc }) => ({ id, name, uscc })), next })
    },
  )
  return routes
}
