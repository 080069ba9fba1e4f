import { toBase64url } from '@hefu/bytes'
import { COMMON_PROBLEMS } from '@hefu/server'
import { Hono } from 'hono'
import { describeRoute, resolver } from 'hono-openapi'
import { z } from 'zod'
import { type CityRequestKey, ORGANISATION_PAGE } from './request-key.ts'

const KeyAnswer = z.object({
  service: z.string().meta({ description: 'Whose register entry is to name the key.' }),
  id: z.string(),
  publicKey: z.string().meta({ description: 'Ed25519, base64url.' }),
})

/** `/register/organisation-key`: the public half of the key that signs this city's requests for mandates, for officers to register. */
export function requestKeyRoutes({ id, publicKey }: Pick<CityRequestKey, 'id' | 'publicKey'>): Hono {
  const routes = new Hono()
  routes.get(
    '/register/organisation-key',
    describeRoute({
      tags: ['Register'],
      summary: 'The key with which this city asks for mandates',
      responses: {
        200: { description: 'The key.', content: { 'application/json': { schema: resolver(KeyAnswer) } } },
        ...COMMON_PROBLEMS,
      },
    }),
    (c) =>
      c.json({ service: ORGANISATION_PAGE, id, publicKey: toBase64url(publicKey) }, 200, {
        'Cache-Control': 'no-store',
      }),
  )
  return routes
}
