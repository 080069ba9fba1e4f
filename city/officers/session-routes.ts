import { BytesError, fromBase64url } from '@hefu/bytes'
import { COMMON_PROBLEMS, problem, problemAnswer } from '@hefu/server'
import { officerId, StandardError } from '@hefu/standard'
import { type Context, Hono } from 'hono'
import { describeRoute, resolver, validator } from 'hono-openapi'
import { z } from 'zod'
import { OFFICER, OFFICER_ROLES, type OfficerEnv, type OfficerGuard, type SignedInOfficer } from './officer-session.ts'
import { giveSessionCookie, sessionToken } from './session-cookie.ts'
import {
  endSession,
  openSession,
  SESSION_SECONDS,
  type SessionPorts,
  type SignIn,
  type SignInRefusal,
} from './sessions.ts'

const TAGS = ['Officers']

const SignInBody = z.object({
  accessToken: z.string().max(8192).meta({
    description:
      'Of the directory, with the claims hefu_officer and hefu_roles, and hefu_custodian where there is one.',
  }),
  officer: z.string().max(64),
  nonce: z.string().max(200).meta({ description: 'Of /nonce; it opens one session.' }),
  signature: z.string().length(86).meta({
    description: "Ed25519 by the officer's key, base64url, over dCBOR ['hefu session', origin, officer, nonce].",
  }),
})
const SessionAnswer = z.object({
  officer: z.string(),
  office: z.object({ 'zh-CN': z.string(), en: z.string() }),
  roles: z.array(z.enum(OFFICER_ROLES)),
  custodian: z.string().nullable().meta({ description: 'With whose things alone they work; null for those of all.' }),
  expiresAt: z.int().meta({ description: 'Unix seconds, at the latest.' }),
})
const sessionAnswer = { 'application/json': { schema: resolver(SessionAnswer) } }
const notSignedIn = problemAnswer('Nobody is signed in.')
const crossSite = problemAnswer('The request does not come from the console.')

/** `/officers/session` and `/officers/sessions`: how an officer signs in to the console, and out. */
export function sessionRoutes(ports: SessionPorts, guard: OfficerGuard): Hono<OfficerEnv> {
  const routes = new Hono<OfficerEnv>()

  routes.post(
    '/officers/sessions',
    describeRoute({
      tags: TAGS,
      summary: 'An officer signs in',
      description: 'By both halves: an account of the directory, and the key that the register has for the officer.',
      responses: {
        201: { description: 'Signed in; the session is in a cookie.', content: sessionAnswer },
        400: problemAnswer('The request cannot be read, or its nonce is not good.'),
        401: problemAnswer('The token or the signature is not good.'),
        403: problemAnswer(
          'The account or the register has no such officer, or the request does not come from the console.',
        ),
        ...COMMON_PROBLEMS,
      },
    }),
    validator('json', SignInBody, unreadable),
    async (c) => {
      const signIn = readSignIn(c.req.valid('json'))
      if (!signIn) return unreadable({ success: false }, c)
      const opened = await openSession(ports, signIn)
      if (typeof opened === 'string') return problem(c, ...REFUSALS[opened])
      const { token, standing } = opened
      giveSessionCookie(c, token, SESSION_SECONDS)
      return c.json(toJson(standing.officer, standing.expiresAt), 201)
    },
  )

  routes.get(
    '/officers/session',
    describeRoute({
      tags: TAGS,
      summary: 'Who is signed in',
      security: OFFICER,
      responses: { 200: { description: 'The officer.', content: sessionAnswer }, 401: notSignedIn, ...COMMON_PROBLEMS },
    }),
    guard(null),
    (c) => c.json(toJson(c.var.officer, c.var.sessionExpiresAt)),
  )

  for (const [path, which, summary] of SIGN_OUTS) {
    routes.delete(
      path,
      describeRoute({
        tags: TAGS,
        summary,
        security: OFFICER,
        responses: { 204: { description: 'Signed out.' }, 401: notSignedIn, 403: crossSite, ...COMMON_PROBLEMS },
      }),
      guard(null),
      async (c) => {
        await endSession(ports, sessionToken(c) ?? '', c.var.officer, which)
        giveSessionCookie(c, '', 0)
        return c.body(null, 204)
      },
    )
  }
  return routes
}

const SIGN_OUTS = [
  ['/officers/session', 'this', 'Signs out'],
  ['/officers/sessions', 'all', 'Signs out wherever this officer is signed in'],
] as const

const REFUSALS: Readonly<Record<SignInRefusal, [status: 400 | 401 | 403, code: SignInRefusal, title: string]>> = {
  'invalid-nonce': [400, 'invalid-nonce', 'Ask for a new nonce.'],
  'nonce-used': [400, 'nonce-used', 'Ask for a new nonce: this one has opened a session.'],
  'invalid-token': [401, 'invalid-token', 'Sign in at the directory once more.'],
  'bad-signature': [401, 'bad-signature', 'The register has another key for this officer.'],
  'no-officer-account': [403, 'no-officer-account', 'The directory has no officer under this account.'],
  'other-officer': [403, 'other-officer', 'The account in the directory is that of another officer.'],
  'not-an-officer': [403, 'not-an-officer', 'The register has no such officer.'],
}

function toJson(officer: SignedInOfficer, expiresAt: number): z.infer<typeof SessionAnswer> {
  const { id, office, roles, custodian } = officer
  return { officer: id, office, roles: [...roles], custodian, expiresAt }
}

function readSignIn({ accessToken, officer, nonce, signature }: z.infer<typeof SignInBody>): SignIn | null {
  try {
    return { accessToken, officer: officerId(officer), nonce, signature: fromBase64url(signature) }
  } catch (error) {
    if (error instanceof StandardError || error instanceof BytesError) return null
    throw error
  }
}

function unreadable(result: { success: boolean }, c: Context): Response | undefined {
  if (result.success) return
  return problem(c, 400, 'malformed-request', 'The request cannot be read.')
}
