import {
  CredentialAnswer,
  CredentialRequestBody,
  IssuanceError,
  makeNonce,
  NonceAnswer,
  NotificationBody,
} from '@hefu/server'
import { type Context, Hono } from 'hono'
import { describeRoute, resolver, validator } from 'hono-openapi'
import { accept } from './accept.ts'
import type { IssuancePorts, IssuanceRefusal } from './issuance-ports.ts'
import { issue } from './issue.ts'

const NO_STORE = { 'Cache-Control': 'no-store' } as const
const TAGS = ['Issuance']
const refused = {
  400: { description: 'Refused.', content: { 'application/json': { schema: resolver(IssuanceError) } } },
  401: { description: 'Not the token of an offer.' },
}

/** `/nonce`, `/credential` and `/notification` in the shape of OpenID4VCI 1.0, as the city answers them; wallets of any origin may ask. */
export function issuanceRoutes(issuing: IssuancePorts): Hono {
  const routes = new Hono()
  routes.post(
    '/nonce',
    describeRoute({
      tags: TAGS,
      summary: 'A fresh c_nonce',
      responses: {
        200: { description: 'A nonce.', content: { 'application/json': { schema: resolver(NonceAnswer) } } },
      },
    }),
    (c) => c.json({ c_nonce: makeNonce(issuing.nonceKey, issuing.ports.clock(), issuing.ports.random) }, 200, NO_STORE),
  )
  routes.post(
    '/credential',
    describeRoute({
      tags: TAGS,
      summary: 'Issues what was offered, blind; the token is that of the offer',
      responses: {
        200: { description: 'Issued.', content: { 'application/json': { schema: resolver(CredentialAnswer) } } },
        ...refused,
      },
    }),
    validator('json', CredentialRequestBody, invalidBody('invalid_credential_request')),
    async (c) => {
      const body = c.req.valid('json')
      const proof = body.proofs.hefu_commitment[0] ?? ''
      const made = await issue(issuing, tokenOf(c), { configuration: body.credential_configuration_id, proof })
      if (made === 'unknown-token') return unknownToken(c)
      if (made.outcome === 'refused') return refuse(c, made)
      const { credential, epoch } = made
      return c.json({ credentials: [{ credential }], notification_id: String(epoch) }, 200, NO_STORE)
    },
  )
  routes.post(
    '/notification',
    describeRoute({
      tags: TAGS,
      summary: 'A wallet accepts what it was issued',
      responses: { 204: { description: 'Noted.' }, ...refused },
    }),
    validator('json', NotificationBody, invalidBody('invalid_notification_request')),
    async (c) => {
      const { event, hefu_showing: showing, c_nonce: nonce } = c.req.valid('json')
      if (event !== 'credential_accepted' || showing === undefined || nonce === undefined) return c.body(null, 204)
      const result = await accept(issuing, tokenOf(c), { showing, nonce })
      if (result === 'unknown-token') return unknownToken(c)
      return result === 'done' ? c.body(null, 204, NO_STORE) : refuse(c, result)
    },
  )
  return routes
}

function tokenOf(c: Context): string {
  return /^Bearer ([A-Za-z0-9._-]{1,100})$/i.exec(c.req.header('Authorization') ?? '')?.[1] ?? ''
}

function unknownToken(c: Context): Response {
  return c.json({ error: 'invalid_token' }, 401, { 'WWW-Authenticate': 'Bearer error="invalid_token"', ...NO_STORE })
}

function refuse(c: Context, { error, reason }: IssuanceRefusal): Response {
  return c.json({ error, ...(reason !== undefined && { hefu_reason: reason }) }, 400, NO_STORE)
}

function invalidBody(error: string) {
  return (result: { readonly success: boolean }, c: Context): Response | undefined =>
    result.success ? undefined : c.json({ error }, 400, NO_STORE)
}
