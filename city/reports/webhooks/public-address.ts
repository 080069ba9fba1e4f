import { BlockList, isIP, isIPv6 } from 'node:net'

/** Networks that are not the public internet (IANA special-purpose registries, RFC 6890 and after), and those that wrap other addresses. */
const NOT_PUBLIC_4 = [
  '0.0.0.0/8',
  '10.0.0.0/8',
  '100.64.0.0/10',
  '127.0.0.0/8',
  '169.254.0.0/16',
  '172.16.0.0/12',
  '192.0.0.0/24',
  '192.0.2.0/24',
  '192.31.196.0/24',
  '192.52.193.0/24',
  '192.88.99.0/24',
  '192.168.0.0/16',
  '192.175.48.0/24',
  '198.18.0.0/15',
  '198.51.100.0/24',
  '203.0.113.0/24',
  '224.0.0.0/4',
  '240.0.0.0/4',
]
/** Of IPv6 only what is given out as global unicast is public, less these. */
const NOT_PUBLIC_6 = ['2001::/23', '2001:db8::/32', '2002::/16', '2620:4f:8000::/48', '3fff::/20']
const GLOBAL_UNICAST = '2000::/3'

const blocked4 = blockList('ipv4', NOT_PUBLIC_4)
const blocked6 = blockList('ipv6', NOT_PUBLIC_6)
const global6 = blockList('ipv6', [GLOBAL_UNICAST])
const loopback4 = blockList('ipv4', ['127.0.0.0/8'])

/** Whether an address is one of the public internet: no network of the city's own machines can be reached by it. */
export function isPublicAddress(address: string): boolean {
  if (isIP(address) === 0) return false
  if (!isIPv6(address)) return !blocked4.check(address, 'ipv4')
  // An address with a zone is of this link; one that wraps an IPv4 address is not global unicast.
  if (address.includes('%')) return false
  return global6.check(address, 'ipv6') && !blocked6.check(address, 'ipv6')
}

/** Whether an address is this machine. */
export function isLoopback(address: string): boolean {
  return isIPv6(address) ? address === '::1' : isIP(address) === 4 && loopback4.check(address, 'ipv4')
}

function blockList(family: 'ipv4' | 'ipv6', networks: readonly string[]): BlockList {
  const list = new BlockList()
  for (const network of networks) {
    const [address = '', bits] = network.split('/')
    list.addSubnet(address, Number(bits), family)
  }
  return list
}
