import { COMMON_PROBLEMS, problem, problemAnswer } from '@hefu/server'
import type { LocalText, RegisterState } from '@hefu/standard'
import { Hono } from 'hono'
import { describeRoute, resolver, validator } from 'hono-openapi'
import { z } from 'zod'
import type { AuditTrail } from './audit-store.ts'
import { OFFICER, type OfficerEnv, type OfficerGuard } from './officer-session.ts'

const PAGE = 100

const Query = z.object({
  before: z.coerce
    .number()
    .int()
    .min(0)
    .max(Number.MAX_SAFE_INTEGER)
    .optional()
    .meta({ description: '`next` of the page before.' }),
})
const AuditAnswer = z.object({
  entries: z.array(
    z.object({
      id: z.int(),
      officer: z.string(),
      office: z
        .object({ 'zh-CN': z.string(), en: z.string() })
        .nullable()
        .meta({ description: 'Null for one who is no officer any more.' }),
      deed: z.string(),
      about: z.string().nullable().meta({ description: 'The digest of a proposal, or the id of a case.' }),
      at: z.int(),
    }),
  ),
  next: z.int().nullable().meta({ description: 'Null on the last page.' }),
})

/** `/officers/audit`: what officers did at the console. All officers read all of it, the newest first. */
export function auditRoutes(
  audit: AuditTrail,
  register: () => Pick<RegisterState, 'officers'>,
  guard: OfficerGuard,
): Hono<OfficerEnv> {
  const routes = new Hono<OfficerEnv>()
  routes.get(
    '/officers/audit',
    describeRoute({
      tags: ['Officers'],
      summary: 'What officers did at the console',
      security: OFFICER,
      responses: {
        200: { description: 'A page of it.', content: { 'application/json': { schema: resolver(AuditAnswer) } } },
        400: problemAnswer('The page is no number.'),
        401: problemAnswer('Nobody is signed in.'),
        ...COMMON_PROBLEMS,
      },
    }),
    guard(null),
    validator('query', Query, (result, c) =>
      result.success ? undefined : problem(c, 400, 'malformed-request', 'The page is a number.'),
    ),
    async (c) => {
      const found = await audit.list(c.req.valid('query').before ?? null, PAGE + 1)
      const page = found.slice(0, PAGE)
      const officeOf = (id: (typeof page)[number]['officer']): LocalText | null =>
        register().officers.get(id)?.office ?? null
      const entries = page.map((entry) => ({ ...entry, office: officeOf(entry.officer) }))
      return c.json({ entries, next: found.length > PAGE ? (page.at(-1)?.id ?? null) : null })
    },
  )
  return routes
}
