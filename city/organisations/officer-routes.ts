import { COMMON_PROBLEMS, problem, problemAnswer } from '@hefu/server'
import { isSubjectId } from '@hefu/standard'
import { Hono } from 'hono'
import { describeRoute, resolver } from 'hono-openapi'
import { z } from 'zod'
import { OFFICER, type OfficerEnv, type OfficerGuard } from '../officers/officer-session.ts'
import { ORGANISATION_KINDS, ORGANISATION_STATUSES } from './organisation.ts'
import type { OrganisationFilter } from './organisation-list.ts'
import type { OrganisationStore } from './organisation-store.ts'

/** Organisations of one answer. */
const PAGE = 100

const Name = z.object({ 'zh-CN': z.string(), en: z.string() })
const DoubtedAnswer = z.object({
  organisations: z.array(z.object({ id: z.string(), name: Name, uscc: z.string() })),
  next: z.string().nullable().meta({ description: 'What to send as `after` for the next ones; null at the end.' }),
})

const Listed = z.object({
  id: z.string(),
  name: Name,
  kind: z.enum(ORGANISATION_KINDS),
  uscc: z.string().nullable(),
  lei: z.string().nullable(),
  gln: z.string().nullable(),
  address: Name.nullable(),
  point: z.object({ latitude: z.number(), longitude: z.number() }).nullable(),
  status: z.enum(ORGANISATION_STATUSES),
  changedAt: z.int(),
  closedAt: z.int().nullable(),
  isDoubted: z.boolean().meta({ description: 'Whether the check digit of `uscc` is wrong.' }),
})
const ListAnswer = z.object({
  organisations: z.array(Listed),
  next: z.string().nullable().meta({ description: 'What to send as `after` for the next ones; null at the end.' }),
})
const MAX_PAGE = 200
/** Longest text that is looked for, in UTF-16 units. */
const MAX_WORDS = 100
const PARAMETERS = [
  ['q', 'Words, each of which occurs in a name, an address, a number or the id.'],
  ['kind', 'A kind of organisation.'],
  ['doubted', '`yes` for those whose USCC has a wrong check digit.'],
  ['after', 'What the page before gave as `next`.'],
  ['limit', 'At most so many: 1 to 200, 100 unless given.'],
] as const

/** `/officers/organisations`: what officers look for, and whose unified social credit code they should look at. */
export function officerOrganisationRoutes(
  store: Pick<OrganisationStore, 'doubted' | 'list'>,
  guard: OfficerGuard,
): Hono<OfficerEnv> {
  const routes = new Hono<OfficerEnv>()
  routes.get(
    '/officers/organisations',
    describeRoute({
      tags: ['Organisations'],
      summary: 'Organisations in the order of their ids',
      security: OFFICER,
      parameters: PARAMETERS.map(([name, description]) => ({
        name,
        in: 'query',
        description,
        schema: { type: 'string' },
      })),
      responses: {
        200: { description: 'They.', content: { 'application/json': { schema: resolver(ListAnswer) } } },
        400: problemAnswer('The query cannot be read.'),
        401: problemAnswer('Nobody is signed in.'),
        403: problemAnswer('Not this officer’s task, or not from the console.'),
        ...COMMON_PROBLEMS,
      },
    }),
    guard('organisations'),
    async (c) => {
      const query = readList(c.req.query())
      if (!query) return problem(c, 400, 'malformed-request', 'The query cannot be read.')
      const { filter, page } = query
      const organisations = await store.list(filter, page)
      const next = organisations.length < page.most ? null : (organisations.at(-1)?.id ?? null)
      return c.json({ organisations, next })
    },
  )

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

function readList(query: Readonly<Record<string, string>>): {
  readonly filter: OrganisationFilter
  readonly page: { readonly after: string; readonly most: number }
} | null {
  const { q = '', kind: kindText, doubted, after = '', limit = String(PAGE), ...other } = query
  const kind = ORGANISATION_KINDS.find((one) => one === kindText)
  const most = /^\d{1,3}$/.test(limit) ? Number(limit) : 0
  if (Object.keys(other).length > 0 || q.length > MAX_WORDS || most < 1 || most > MAX_PAGE) return null
  if ((kindText !== undefined && !kind) || (after !== '' && !isSubjectId(after))) return null
  if (doubted !== undefined && doubted !== 'yes') return null
  return { filter: { words: q, doubted: doubted === 'yes', ...(kind && { kind }) }, page: { after, most } }
}
