import { toBase64url } from '@hefu/bytes'
import type { IssuerKeys } from '@hefu/server'
import { COMMON_PROBLEMS } from '@hefu/server'
import { type Clock, epochAt, type RegisterState } from '@hefu/standard'
import { Hono } from 'hono'
import { describeRoute, resolver } from 'hono-openapi'
import { z } from 'zod'
import { heldKeys } from './held-keys.ts'

const KeysAnswer = z.object({
  keys: z.array(
    z.object({
      issuer: z.string(),
      type: z.string(),
      publicKey: z.string().meta({ description: 'BLS12-381 G2, base64url.' }),
      firstEpoch: z.int(),
      lastEpoch: z.int(),
      registered: z.boolean().meta({ description: 'Whether the register has it: before, it signs nothing.' }),
      ended: z.boolean().meta({ description: 'Whether the register has ended it early.' }),
    }),
  ),
})

/**
 * `/register/issuer-keys`: the public halves of the keys that this city holds, for officers to propose those that are new. Looking makes the
 * replacement of a key that was ended, and finds what another process has made.
 */
export function issuerKeyRoutes(
  keys: Pick<IssuerKeys, 'held' | 'prepare'>,
  register: () => Pick<RegisterState, 'keys' | 'endedKeys' | 'city'>,
  clock: Clock,
): Hono {
  const routes = new Hono()
  routes.get(
    '/register/issuer-keys',
    describeRoute({
      tags: ['Register'],
      summary: 'Keys that this city holds, in the register or not yet',
      responses: {
        200: { description: 'The keys.', content: { 'application/json': { schema: resolver(KeysAnswer) } } },
        ...COMMON_PROBLEMS,
      },
    }),
    async (c) => {
      await keys.prepare(epochAt(clock(), register().city?.utcOffsetMinutes ?? 0))
      const held = heldKeys(keys, register())
      const list = held.map((key) => ({ ...key, publicKey: toBase64url(key.publicKey) }))
      return c.json({ keys: list }, 200, { 'Cache-Control': 'no-store' })
    },
  )
  return routes
}
