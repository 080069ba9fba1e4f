import { toBase64url } from '@hefu/bytes'
import { COMMON_PROBLEMS } from '@hefu/server'
import type { RegisterState } from '@hefu/standard'
import { Hono } from 'hono'
import { describeRoute, resolver } from 'hono-openapi'
import { z } from 'zod'
import type { Destruction } from './destruction.ts'

const DestructionsAnswer = z.object({
  destructions: z.array(
    z.object({
      type: z.string(),
      issuer: z.string(),
      records: z.int().meta({ description: 'How many records of issuance there were.' }),
      keys: z.string().meta({ description: 'SHA-256 over the public keys of the register, in its order; base64url.' }),
      destroyedAt: z.int().meta({ description: 'Unix seconds.' }),
      registered: z.boolean().meta({ description: 'Whether the register has the receipt.' }),
    }),
  ),
})

/** `/register/destructions`: what this city has destroyed, for officers to enter in the register as receipts. */
export function destructionRoutes(
  destructions: () => Promise<readonly Destruction[]>,
  register: () => Pick<RegisterState, 'types'>,
): Hono {
  const routes = new Hono()
  routes.get(
    '/register/destructions',
    describeRoute({
      tags: ['Register'],
      summary: 'What this city has destroyed of types that have ended',
      responses: {
        200: {
          description: 'The bodies of the receipts.',
          content: { 'application/json': { schema: resolver(DestructionsAnswer) } },
        },
        ...COMMON_PROBLEMS,
      },
    }),
    async (c) => {
      const list = (await destructions()).map(({ kind: _, ...one }) => ({
        ...one,
        keys: toBase64url(one.keys),
        registered: register().types.get(one.type)?.destroyedBy.has(one.issuer) ?? false,
      }))
      return c.json({ destructions: list }, 200, { 'Cache-Control': 'no-store' })
    },
  )
  return routes
}
