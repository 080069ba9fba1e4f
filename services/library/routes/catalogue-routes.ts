import { writingFor } from '@hefu/service-kit'
import { Hono } from 'hono'
import { MAX_PAGES, recordView, searchCatalogue } from '../catalogue/search-catalogue.ts'
import type { Library } from '../library.ts'
import { cataloguePage } from '../pages/catalogue-page.ts'
import { recordPage } from '../pages/record-page.ts'

/** The catalogue, for everybody. What is looked for is written nowhere. */
export function catalogueRoutes({ database }: Pick<Library, 'database'>): Hono {
  const routes = new Hono()
  routes.get('/', async (c) => {
    const search = readSearch((name) => c.req.query(name))
    return cataloguePage(writingFor(c), search, await searchCatalogue(database, search))
  })
  routes.get('/records/:number', async (c) => {
    const record = await recordView(database, c.req.param('number'))
    return record ? recordPage(writingFor(c), record) : c.notFound()
  })
  return routes
}

/** A search as an address says it. */
export function readSearch(query: (name: string) => string | undefined): {
  readonly words: string
  readonly freeOnly: boolean
  readonly page: number
} {
  const page = Number(query('page') ?? 0)
  return {
    words: (query('q') ?? '').slice(0, 120).trim(),
    freeOnly: query('free') === '1',
    page: Number.isInteger(page) ? Math.min(MAX_PAGES - 1, Math.max(0, page)) : 0,
  }
}
