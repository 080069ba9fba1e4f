import { problem, problemAnswer } from '@hefu/server'
import { Hono } from 'hono'
import { describeRoute, resolver, validator } from 'hono-openapi'
import { z } from 'zod'
import { recordView, searchCatalogue } from '../catalogue/search-catalogue.ts'
import type { Library } from '../library.ts'
import { readSearch } from './catalogue-routes.ts'

const Found = z.object({
  number: z.string(),
  title: z.string(),
  otherTitle: z.string(),
  author: z.string(),
  year: z.int().nullable(),
  callNumber: z.string(),
  copies: z.int(),
  free: z.int().meta({ description: 'Copies that are on their shelf.' }),
})
const Page = z.object({ records: z.array(Found), isLast: z.boolean() })
const OneRecord = Found.omit({ copies: true, free: true }).extend({
  publisher: z.string(),
  isbn: z.string(),
  language: z.string(),
  subjects: z.array(z.string()),
  class: z.string().meta({ description: 'Main class of the Chinese Library Classification.' }),
  waiting: z.int(),
  copies: z.array(
    z.object({
      item: z.string(),
      shelf: z.string(),
      state: z.enum(['free', 'out', 'held', 'missing']),
      dueOn: z.iso.date().nullable(),
    }),
  ),
})
const Query = z.object({
  q: z.string().max(120).optional(),
  free: z.literal('1').optional(),
  page: z
    .string()
    .regex(/^\d{1,2}$/)
    .optional(),
})

/** The catalogue as JSON. */
export function apiRoutes({ database }: Pick<Library, 'database'>): Hono {
  const routes = new Hono()
  const json = (schema: z.ZodType, description: string) => ({
    description,
    content: { 'application/json': { schema: resolver(schema) } },
  })
  routes.get(
    '/api/records',
    describeRoute({
      tags: ['Catalogue'],
      summary: 'Records that have each of the words',
      responses: { 200: json(Page, 'Twenty at a time.'), 400: problemAnswer('Not a search.') },
    }),
    validator('query', Query, (result, c) =>
      result.success ? undefined : problem(c, 400, 'malformed', 'The search is not as described.'),
    ),
    async (c) =>
      c.json(
        await searchCatalogue(
          database,
          readSearch((name) => c.req.query(name)),
        ),
      ),
  )
  routes.get(
    '/api/records/:number',
    describeRoute({
      tags: ['Catalogue'],
      summary: 'One record with its copies',
      responses: { 200: json(OneRecord, 'Of who has a copy nothing is said.'), 404: problemAnswer('No such record.') },
    }),
    async (c) => {
      const record = await recordView(database, c.req.param('number'))
      return record ? c.json(record) : problem(c, 404, 'unknown-record', 'The library has no such book.')
    },
  )
  return routes
}
