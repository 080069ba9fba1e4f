import { toBase64url } from '@hefu/bytes'
import { COMMON_PROBLEMS } from '@hefu/server'
import { KEY_USES } from '@hefu/standard'
import { Hono } from 'hono'
import { describeRoute, resolver } from 'hono-openapi'
import { z } from 'zod'
import type { LabelKeys } from './label-keys.ts'

const KeysAnswer = z.object({
  keys: z.array(
    z.object({
      id: z.string(),
      origin: z.string().meta({ description: 'Where its codes lead.' }),
      serves: z.array(z.enum(KEY_USES)),
      publicKey: z.string().meta({ description: 'Ed25519, base64url.' }),
      endsAt: z.int().nullable().meta({
        description: 'By the register, in Unix seconds; null while it does not have the key, which then signs nothing.',
      }),
    }),
  ),
})

/** `/register/label-keys`: the public halves of the label keys that this city holds, for officers to propose those that are new. */
export function labelKeyRoutes(keys: Pick<LabelKeys, 'held'>): Hono {
  const routes = new Hono()
  routes.get(
    '/register/label-keys',
    describeRoute({
      tags: ['Register'],
      summary: 'Keys for labels that this city holds, in the register or not yet',
      responses: {
        200: { description: 'The keys.', content: { 'application/json': { schema: resolver(KeysAnswer) } } },
        ...COMMON_PROBLEMS,
      },
    }),
    (c) => {
      const list = keys.held().map((key) => ({ ...key, publicKey: toBase64url(key.publicKey) }))
      return c.json({ keys: list }, 200, { 'Cache-Control': 'no-store' })
    },
  )
  return routes
}
