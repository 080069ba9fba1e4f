import { isIPv6 } from 'node:net'
import type { Context } from 'hono'

/**
 * Whom a request is counted for: the address of the connection, or with `trustedProxies` that entry of X-Forwarded-For, counted
 * from the right, since only what one's own proxies wrote can be believed.
 */
export function clientAddress(c: Context, trustedProxies: number): string {
  if (trustedProxies > 0) {
    const entries = (c.req.header('X-Forwarded-For') ?? '').split(',').map((entry) => entry.trim())
    const entry = entries.at(-trustedProxies)
    if (entry) return networkOf(entry.slice(0, 64))
  }
  const bindings = c.env as
    | { readonly incoming?: { readonly socket?: { readonly remoteAddress?: string } } }
    | undefined
  return networkOf(bindings?.incoming?.socket?.remoteAddress ?? 'unknown')
}

/** An IPv4 address as it is; of an IPv6 address its /64, since whoever has one address has all of that. */
export function networkOf(address: string): string {
  if (!isIPv6(address)) return address
  const [, ipv4] = /^::ffff:([0-9.]+)$/i.exec(address) ?? []
  if (ipv4) return ipv4
  const [head = '', tail] = address.replace(/%.*$/, '').split('::')
  const first = groupsOf(head)
  const last = groupsOf(tail ?? '')
  const zeros = Array(Math.max(0, 8 - first.length - last.length)).fill('0')
  const groups = [...first, ...zeros, ...last].slice(0, 4).map((group) => Number.parseInt(group, 16).toString(16))
  return `${groups.join(':')}::/64`
}

function groupsOf(part: string): string[] {
  return part.split(':').filter((group) => group !== '')
}
