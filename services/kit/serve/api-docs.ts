import type { Hono } from 'hono'
import { openAPIRouteHandler } from 'hono-openapi'
import type { ServiceConfig } from '../config.ts'

/** `/openapi.json`: the description of a service's routes. */
export function addApiDocs(app: Hono, { name, publicUrl }: Pick<ServiceConfig, 'name' | 'publicUrl'>): void {
  app.get(
    '/openapi.json',
    openAPIRouteHandler(app, {
      documentation: {
        openapi: '3.1.0',
        info: { title: `Hefu: ${name}`, version: '0.1.0', description: 'A service of the city.' },
        servers: [{ url: publicUrl }],
      },
    }),
  )
}
