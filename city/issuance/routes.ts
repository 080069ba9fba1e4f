import {
  COMMON_PROBLEMS,
  CredentialAnswer,
  CredentialRequestBody,
  IssuanceError,
  makeNonce,
  NonceAnswer,
  NotificationBody,
  Problem,
  problemAnswer,
} from '@hefu/server'
import { type Context, Hono } from 'hono'
import { describeRoute, resolver, validator } from 'hono-openapi'
import type { CityConfig } from '../config.ts'
import type { Counted } from '../operations/metrics.ts'
import { accept } from './accept.ts'
import type { AccessTokens } from './access-token.ts'
import { applicantOf } from './bearer.ts'
import type { IssuancePorts } from './issuance-ports.ts'
import { issue } from './issue.ts'
import { issuerMetadata, metadataPath } from './metadata.ts'
import type { Outcome } from './outcome.ts'

/** What the HTTP edge of issuance needs. */
export interface IssuanceRoutesOptions {
  readonly config: CityConfig
  readonly ports: IssuancePorts
  readonly accessTokens: AccessTokens
  /** Told how every issuance ended, by type and outcome, of nobody. */
  readonly counted: Pick<Counted, 'issuance'>
}

const NO_STORE = { 'Cache-Control': 'no-store' } as const
const TAGS = ['Issuance']
const refused = {
  400: {
    description: 'Refused, with the reason; problem details where the body is no JSON.',
    content: {
      'application/json': { schema: resolver(IssuanceError) },
      'application/problem+json': { schema: resolver(Problem) },
    },
  },
  401: { description: 'No access token, or none that is good.' },
  413: problemAnswer('The body is too large.'),
  503: problemAnswer('The identity provider or the database does not answer; `Retry-After` says when to come back.'),
  ...COMMON_PROBLEMS,
}

/**
 * Issuance in the shape of OpenID4VCI 1.0: `/.well-known/openid-credential-issuer`, `/nonce`, `/credential`, `/notification`. The
 * credential format and the proof are of this standard, so wallets of other systems read the metadata and stop there.
 */
export function issuanceRoutes({ config, ports, accessTokens, counted }: IssuanceRoutesOptions): Hono {
  const routes = new Hono()
  const { grants } = ports
  const types = ports.types.map(({ type }) => type.id as string)

  routes.get(
    metadataPath(config.publicUrl),
    describeRoute({
      tags: TAGS,
      summary: 'What this city issues, and where',
      description: 'Credential issuer metadata (OpenID4VCI 1.0, section 12.2).',
      responses: {
        200: { description: 'The metadata, the same for everybody.', content: { 'application/json': {} } },
        ...COMMON_PROBLEMS,
      },
    }),
    (c) => {
      const name = ports.register().issuers.get(ports.issuer)?.name
      return c.json(issuerMetadata(config, ports.types, name), 200, { 'Cache-Control': 'public, max-age=3600' })
    },
  )

  routes.post(
    '/nonce',
    describeRoute({
      tags: TAGS,
      summary: 'A fresh c_nonce',
      responses: {
        200: { description: 'A nonce.', content: { 'application/json': { schema: resolver(NonceAnswer) } } },
        413: problemAnswer('The body is too large.'),
        ...COMMON_PROBLEMS,
      },
    }),
    (c) => c.json({ c_nonce: makeNonce(ports.keys.nonce, ports.clock(), ports.random) }, 200, NO_STORE),
  )

  routes.post(
    '/credential',
    describeRoute({
      tags: TAGS,
      summary: 'Issues a credential, blind',
      description: 'At an enrolment the proof carries no showing; for the next epoch it shows the present credential.',
      security: [{ accessToken: [] }],
      responses: {
        200: { description: 'Issued.', content: { 'application/json': { schema: resolver(CredentialAnswer) } } },
        ...refused,
      },
    }),
    validator('json', CredentialRequestBody, invalidBody('invalid_credential_request')),
    async (c) => {
      const applicant = await applicantOf(c, { accessTokens, grants })
      if (applicant instanceof Response) return applicant
      const body = c.req.valid('json')
      const configuration = body.credential_configuration_id
      const proof = body.proofs.hefu_commitment[0] ?? ''
      const result = await issue(ports, applicant, { configuration, proof })
      const way = result.outcome === 'done' ? result.made.way : null
      counted.issuance(types.includes(configuration) ? configuration : 'unknown', wordOf(result), way)
      if (result.outcome === 'refused') return refuse(c, result)
      const { credential, notificationId } = result.made
      return c.json({ credentials: [{ credential }], notification_id: notificationId }, 200, NO_STORE)
    },
  )

  routes.post(
    '/notification',
    describeRoute({
      tags: TAGS,
      summary: 'A wallet accepts what it was issued',
      security: [{ accessToken: [] }],
      responses: { 204: { description: 'Noted.' }, ...refused },
    }),
    validator('json', NotificationBody, invalidBody('invalid_notification_request')),
    async (c) => {
      const applicant = await applicantOf(c, { accessTokens, grants })
      if (applicant instanceof Response) return applicant
      const { notification_id: notificationId, event, hefu_showing: showing, c_nonce: nonce } = c.req.valid('json')
      const acceptance = showing !== undefined && nonce !== undefined ? { showing, nonce } : undefined
      const result = await accept(ports, applicant, { notificationId, event, acceptance })
      return result.outcome === 'refused' ? refuse(c, result) : c.body(null, 204, NO_STORE)
    },
  )
  return routes
}

function refuse(c: Context, { refusal }: Extract<Outcome<never>, { outcome: 'refused' }>): Response {
  const { error, description, reason, earlyEnd } = refusal
  const why = { ...(reason && { hefu_reason: reason }), ...(earlyEnd && { hefu_early_end: earlyEnd }) }
  return c.json({ error, error_description: description, ...why }, 400, NO_STORE)
}

/** Names what does not fit, never what it was. */
function invalidBody(error: string) {
  return (result: { success: boolean; error?: readonly { path?: readonly unknown[] | undefined }[] }, c: Context) => {
    if (result.success) return
    const places = (result.error ?? []).map(({ path = [] }) => path.map(placeOf).join('.') || 'the body')
    return c.json({ error, error_description: `does not fit: ${[...new Set(places)].join(', ')}` }, 400, NO_STORE)
  }
}

function placeOf(step: unknown): string {
  return String(typeof step === 'object' && step !== null && 'key' in step ? step.key : step).slice(0, 64)
}

function wordOf(result: Outcome<unknown>): string {
  return result.outcome === 'done' ? 'issued' : (result.refusal.reason ?? result.refusal.error)
}
