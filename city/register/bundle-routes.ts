import { createHash } from 'node:crypto'
import { COMMON_PROBLEMS, gzip, problem, problemAnswer, takesGzip, toBody } from '@hefu/server'
import { BUNDLE_HELD, type BundleHeld } from '@hefu/standard'
import { Hono } from 'hono'
import { describeRoute, validator } from 'hono-openapi'
import { z } from 'zod'
import { DELTA_STEP, type ProvenBundles } from './proven-bundle.ts'

/** Seconds for which any cache may answer in the city's place. */
const MAX_AGE = 300
const CBOR = 'application/cbor'
/** Answers in a compressed form that are remembered: one for each start that is asked for. */
const REMEMBERED = 64

const Query = z.object({
  start: z.coerce
    .number()
    .int()
    .min(0)
    .max(2 ** 45)
    .default(0)
    .meta({ description: `Acts that the reader has already; rounded down to a multiple of ${DELTA_STEP}.` }),
  held: z.enum(BUNDLE_HELD).optional().meta({
    description: 'How old the bundle is that a gate has. For gates alone: counted by the hour, and nothing else.',
  }),
})

interface Served {
  readonly bytes: Uint8Array
  readonly etag: string
  zipped?: Promise<Uint8Array>
}

/** `/bundle`: what a wallet or a gate needs to work offline, proven by the log. Public, the same for everybody, made for caches. */
export function bundleRoutes(bundles: ProvenBundles, countHeld: (held: BundleHeld) => void = () => {}): Hono {
  const routes = new Hono()
  let served = new Map<Uint8Array, Served>()

  function forms(bytes: Uint8Array): Served {
    const known = served.get(bytes)
    if (known) return known
    if (served.size >= REMEMBERED) served = new Map()
    const made: Served = { bytes, etag: createHash('sha256').update(bytes).digest('base64url') }
    served.set(bytes, made)
    return made
  }

  routes.get(
    '/bundle',
    describeRoute({
      tags: ['Register'],
      summary: 'The register, proven by the log',
      description:
        'dCBOR [2, checkpoint, start, [act, ...]]: a checkpoint with its cosignatures, and the acts up to it.',
      responses: {
        200: { description: 'The bundle.', content: { [CBOR]: { schema: { type: 'string', format: 'binary' } } } },
        304: { description: 'The one that you have.' },
        400: problemAnswer('The start is no number, or the age is no word of these.'),
        503: problemAnswer('The city is not founded yet, or the database does not answer.'),
        ...COMMON_PROBLEMS,
      },
    }),
    validator('query', Query, (result, c) =>
      result.success
        ? undefined
        : problem(c, 400, 'malformed-request', 'The start is a number of acts, and an age one of a few words.'),
    ),
    async (c) => {
      const { start, held } = c.req.valid('query')
      if (held) countHeld(held)
      const bundle = await bundles.bundle(start)
      if (!bundle || bundle.size === 0) {
        return problem(c, 503, 'not-founded', 'The register of this city is not founded yet.', { 'Retry-After': '60' })
      }
      const form = forms(bundle.bytes)
      const zip = takesGzip(c.req.header('Accept-Encoding') ?? '')
      const etag = `"${form.etag}${zip ? '-gzip' : ''}"`
      const headers = { ETag: etag, 'Cache-Control': `public, max-age=${MAX_AGE}`, Vary: 'Accept-Encoding' }
      const known = (c.req.header('If-None-Match') ?? '').split(',').map((tag) => tag.trim().replace(/^W\//, ''))
      if (known.includes(etag)) return c.body(null, 304, headers)
      if (!zip) return c.body(toBody(form.bytes), 200, { ...headers, 'Content-Type': CBOR })
      form.zipped ??= gzip(form.bytes)
      const body = toBody(await form.zipped)
      return c.body(body, 200, { ...headers, 'Content-Type': CBOR, 'Content-Encoding': 'gzip' })
    },
  )
  return routes
}
