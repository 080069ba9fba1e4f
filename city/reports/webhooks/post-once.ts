import { lookup as systemLookup } from 'node:dns/promises'
import { request as httpRequest } from 'node:http'
import { request as httpsRequest } from 'node:https'
import { isIP, type LookupFunction } from 'node:net'
import { isLoopback, isPublicAddress } from './public-address.ts'
import { hostOf, isLocalhost, readWebhookUrl, type WebhookReach } from './webhook-url.ts'

/** How a call went. The receiver's answer is a status and nothing else: its body is not read. */
export type PostOutcome =
  | { readonly status: number }
  | { readonly status: null; readonly reason: 'address-refused' | 'not-found' | 'not-reached' | 'timeout' }

/** The addresses of a name. */
export type Resolve = (host: string) => Promise<readonly string[]>

/** Calls a receiver once. */
export type PostOnce = (url: string, headers: Readonly<Record<string, string>>, body: string) => Promise<PostOutcome>

const TIMEOUT_MS = 10_000

const systemResolve: Resolve = async (host) => (await systemLookup(host, { all: true })).map(({ address }) => address)

/**
 * Makes calls that reach the public internet alone. The name is resolved once, every address of it is looked at, and the connection goes to the first
 * of exactly those, so that a name which leads somewhere else a moment later gains nothing. Redirects are not followed.
 */
export function postOnce(reach: WebhookReach, resolve: Resolve = systemResolve): PostOnce {
  return async (text, headers, body) => {
    const url = readWebhookUrl(text, reach)
    if (!url) return { status: null, reason: 'address-refused' }
    const host = hostOf(url)
    let addresses: readonly string[]
    try {
      addresses = isIP(host) !== 0 ? [host] : await resolve(host)
    } catch {
      return { status: null, reason: 'not-found' }
    }
    const [address] = addresses
    if (address === undefined) return { status: null, reason: 'not-found' }
    const isAllowed = isLocalhost(url) ? isLoopback : isPublicAddress
    if (!addresses.every(isAllowed)) return { status: null, reason: 'address-refused' }
    return send(url, address, headers, body)
  }
}

function send(
  url: URL,
  address: string,
  headers: Readonly<Record<string, string>>,
  body: string,
): Promise<PostOutcome> {
  const family = isIP(address)
  const lookup: LookupFunction = (_host, { all }, done) =>
    all ? done(null, [{ address, family }]) : done(null, address, family)
  const request = url.protocol === 'https:' ? httpsRequest : httpRequest
  return new Promise((settle) => {
    const signal = AbortSignal.timeout(TIMEOUT_MS)
    const sent = request(
      url,
      { method: 'POST', headers, lookup, agent: false, signal, maxHeaderSize: 16_384 },
      (answer) => {
        settle({ status: answer.statusCode ?? 0 })
        answer.destroy()
      },
    )
    sent.on('error', () => settle({ status: null, reason: signal.aborted ? 'timeout' : 'not-reached' }))
    sent.end(body)
  })
}
