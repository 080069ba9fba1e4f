import { FHIR_FILE } from '@hefu/health/shl'
import { COMMON_PROBLEMS, problem, problemAnswer } from '@hefu/server'
import type { Clock } from '@hefu/standard'
import { Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { cors } from 'hono/cors'
import { describeRoute, resolver, validator } from 'hono-openapi'
import { z } from 'zod'
import { MAX_SHARE_LIFE, type ShareStore } from './share-store.ts'

/** What the share server stands on. */
export interface SharePorts {
  readonly shares: ShareStore
  readonly clock: Clock
  /** The origin under which the routes are. */
  readonly publicUrl: string
}

/** Longest file of a share, in characters of its JWE. */
export const MAX_SHARED_FILE = 2_000_000

const TAGS = ['Shares']
const JWE = z
  .string()
  .max(MAX_SHARED_FILE)
  .regex(/^[\w-]+\.\.[\w-]+\.[\w-]+\.[\w-]+$/)
const NewShare = z.strictObject({
  file: JWE.meta({ description: 'JWE, dir and A256GCM; the key stays with who shares.' }),
  expires_at: z.int().meta({ description: 'Unix seconds, at most 30 days ahead.' }),
  passcode: z.string().min(4).max(64).optional(),
})
const MadeShare = z.object({ url: z.url(), manage: z.string(), expires_at: z.int() })
const ManifestRequest = z.looseObject({
  passcode: z.string().max(64).optional(),
  embeddedLengthMax: z.int().min(0).optional(),
})
const Manifest = z.object({
  files: z.array(
    z.object({
      contentType: z.string(),
      embedded: z.string().optional(),
      location: z.url().optional(),
      status: z.string(),
    }),
  ),
})

/** A share server for SMART Health Links: `/api/shares` for who shares, `/s/...` for who was given a link. It sees ciphertext alone. */
export function shareRoutes({ shares, clock, publicUrl }: SharePorts): Hono {
  const routes = new Hono()
  const anybody = cors({
    origin: '*',
    allowMethods: ['GET', 'POST', 'DELETE'],
    allowHeaders: ['Content-Type', 'Authorization'],
    maxAge: 600,
  })
  routes.use('/api/shares/*', anybody)
  routes.use('/api/shares', anybody)
  routes.use('/s/*', anybody)

  routes.post(
    '/api/shares',
    describeRoute({
      tags: TAGS,
      summary: 'Keeps a file that only the holder of its link can read',
      responses: {
        201: { description: 'Kept.', content: { 'application/json': { schema: resolver(MadeShare) } } },
        400: problemAnswer('Not an encrypted file, or one that is to be kept for too long.'),
        ...COMMON_PROBLEMS,
      },
    }),
    bodyLimit({ maxSize: MAX_SHARED_FILE + 1_000 }),
    validator('json', NewShare, (result, c) =>
      result.success ? undefined : problem(c, 400, 'malformed', 'That is no encrypted file of a share.'),
    ),
    async (c) => {
      const { file, expires_at, passcode = null } = c.req.valid('json')
      const life = expires_at - clock()
      if (life <= 0 || life > MAX_SHARE_LIFE + 60) {
        return problem(c, 400, 'expiry', 'A share lasts for 30 days at most.')
      }
      const { id, manage } = await shares.make(file, expires_at, passcode)
      return c.json({ url: `${publicUrl}/s/${id}`, manage, expires_at }, 201)
    },
  )

  routes.delete(
    '/api/shares/:id',
    describeRoute({
      tags: TAGS,
      summary: 'Revokes a share: its file is deleted at once',
      responses: {
        204: { description: 'Revoked.' },
        404: problemAnswer('No such share, or not the secret that revokes it.'),
        ...COMMON_PROBLEMS,
      },
    }),
    async (c) => {
      const manage = /^Bearer ([\w-]+)$/.exec(c.req.header('Authorization') ?? '')?.[1] ?? ''
      const outcome = await shares.revoke(c.req.param('id'), manage)
      return outcome === 'revoked' ? c.body(null, 204) : problem(c, 404, 'unknown-share', 'There is no such share.')
    },
  )

  routes.post(
    '/s/:id',
    describeRoute({
      tags: TAGS,
      summary: 'The manifest of a SMART Health Link',
      responses: {
        200: {
          description: 'The file, or where it is.',
          content: { 'application/json': { schema: resolver(Manifest) } },
        },
        401: { description: 'The passcode is wrong; `remainingAttempts` says how many are left.' },
        404: problemAnswer('Not there, or no more.'),
        ...COMMON_PROBLEMS,
      },
    }),
    bodyLimit({ maxSize: 4_000 }),
    validator('json', ManifestRequest, (result, c) =>
      result.success ? undefined : problem(c, 400, 'malformed', 'That is no request for a manifest.'),
    ),
    async (c) => {
      const { passcode, embeddedLengthMax = MAX_SHARED_FILE } = c.req.valid('json')
      c.header('Cache-Control', 'no-store')
      const opened = await shares.open(c.req.param('id'), passcode)
      if (opened.outcome === 'gone') return problem(c, 404, 'gone', 'This share is not there, or no more.')
      if (opened.outcome === 'wrong-passcode') return c.json({ remainingAttempts: opened.remainingAttempts }, 401)
      const fits = opened.file.length <= embeddedLengthMax
      const place = fits ? { embedded: opened.file } : { location: `${publicUrl}/s/file/${await opened.ticket()}` }
      return c.json({ files: [{ contentType: FHIR_FILE, ...place, status: 'finalized', fhirVersion: '4.0.1' }] })
    },
  )

  routes.get(
    '/s/file/:ticket',
    describeRoute({
      tags: TAGS,
      summary: 'The file of a SMART Health Link, once',
      responses: { 200: { description: 'JWE.' }, 404: problemAnswer('Not there, or no more.'), ...COMMON_PROBLEMS },
    }),
    async (c) => {
      const file = await shares.fetchFile(c.req.param('ticket'))
      if (file === undefined) return problem(c, 404, 'gone', 'This file was fetched, or is no more.')
      return c.body(file, 200, { 'Content-Type': 'application/jose', 'Cache-Control': 'no-store' })
    },
  )
  return routes
}
