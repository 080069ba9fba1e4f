import {
  type CosignedTree,
  cosign,
  judgeCheckpoint,
  LogError,
  type NoteSigner,
  openNote,
  parseCheckpoint,
  type VerifierKey,
  type WitnessJudgement,
} from '@hefu/log'
import { type Context, Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { cors } from 'hono/cors'
import { WitnessError } from './error.ts'
import { originHash } from './origin-hash.ts'
import type { WitnessStore } from './witness-store.ts'

/** What a witness is made of. */
export interface WitnessPorts {
  /** Of kind `cosignature/v1`. */
  readonly signer: NoteSigner
  /** The keys that may sign for each log, by its origin. Every other log is refused. */
  readonly logs: ReadonlyMap<string, readonly VerifierKey[]>
  readonly store: WitnessStore
  /** Unix seconds. */
  readonly clock: () => number
  /** Told what became of each request; a 422 is worth somebody's attention. */
  readonly report?: (answered: Answered) => void
}

/** What became of a request. */
export interface Answered {
  readonly status: number
  /** The log, once it is known; it has signed what it asked for unless the status is 403. */
  readonly origin?: string | undefined
  readonly reason?: string
  /** The error behind a 500. */
  readonly error?: unknown
}

/** A proof of 63 lines and a note with many signatures. */
const MAX_BODY = 16_384
/** Another request for the same log may come between; one that has grown the log ends the loop with 409. */
const ATTEMPTS = 5
/** Seconds. */
const MONITORING_MAX_AGE = 10

/**
 * A witness of public logs (C2SP tlog-witness): `POST /add-checkpoint`, and for monitors `GET /<origin hash>/checkpoint`. It cosigns a
 * checkpoint only when that extends what it cosigned last, and has remembered it durably before the cosignature leaves.
 *
 * @example
 * const witness = createWitness({ signer, logs: new Map([[key.name, [key]]]), store, clock })
 * const answer = await witness.request('/add-checkpoint', { method: 'POST', body })
 */
export function createWitness({ signer, logs, store, clock, report = () => {} }: WitnessPorts): Hono {
  const byHash = new Map([...logs.keys()].map((origin) => [originHash(origin), origin]))
  const routes = new Hono()

  routes.post(
    '/add-checkpoint',
    bodyLimit({ maxSize: MAX_BODY, onError: (c) => c.text('the request is too large\n', 413) }),
    async (c) => {
      const body = decode(await c.req.arrayBuffer())
      for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
        let origin: string | undefined
        let before: string | null = null
        const judgement = await judgeCheckpoint(body, {
          keysOf(asked) {
            origin = asked
            return logs.get(asked) ?? []
          },
          async last(asked) {
            before = await store.load(asked)
            return before === null ? null : treeIn(before, signer)
          },
        })
        if (judgement.status !== 200) {
          report({ ...judgement, origin: logs.has(origin ?? '') ? origin : undefined })
          return refusal(c, judgement)
        }
        const { checkpoint, text, lines } = judgement
        const line = await cosign(text, signer, clock())
        if (await store.replace(checkpoint.origin, before, `${text}\n${lines.join('')}${line}`)) {
          report({ status: 200, origin: checkpoint.origin })
          return c.text(line)
        }
      }
      report({ status: 503 })
      return c.text('too many requests for this log at once\n', 503, { 'Retry-After': '1' })
    },
  )

  routes.get('/:hash/checkpoint', cors({ origin: '*', allowMethods: ['GET', 'HEAD'] }), async (c) => {
    const origin = byHash.get(c.req.param('hash'))
    const note = origin === undefined ? null : await store.load(origin)
    if (note === null) return c.text('nothing cosigned for that log\n', 404)
    return c.text(note, 200, { 'Cache-Control': `public, max-age=${MONITORING_MAX_AGE}` })
  })

  routes.notFound((c) => c.text('there is nothing at this address\n', 404))
  routes.onError((error, c) => {
    report({ status: 500, error })
    return c.text('the witness failed\n', 500)
  })
  return routes
}

/** Text that is no UTF-8 is no request, and judged as such. */
function decode(body: ArrayBuffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(body)
  } catch {
    return ''
  }
}

/** The tree in the witness's own note. One that it has not cosigned is not its own: better no answer than a fork. */
async function treeIn(note: string, { key }: NoteSigner): Promise<CosignedTree> {
  try {
    return parseCheckpoint((await openNote(note, [key])).text)
  } catch (cause) {
    if (!(cause instanceof LogError)) throw cause
    throw new WitnessError('witness-state', 'what was remembered for a log is not what this witness cosigned', {
      cause,
    })
  }
}

function refusal(c: Context, judgement: Exclude<WitnessJudgement, { status: 200 }>): Response {
  if (judgement.status === 409) {
    return c.body(`${judgement.lastSize}\n`, 409, { 'Content-Type': 'text/x.tlog.size' })
  }
  return c.text(`${judgement.reason}\n`, judgement.status)
}
