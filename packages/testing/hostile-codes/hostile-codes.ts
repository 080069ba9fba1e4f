import { alteredFields } from './altered-fields.ts'
import { healthCodes } from './health-codes.ts'
import type { HostileCode, Parts } from './hostile-code.ts'
import { otherHosts } from './other-hosts.ts'
import { OTHER_SCHEMES } from './other-schemes.ts'
import { scriptedFields } from './scripts.ts'
import { unseenCharacters } from './unseen-characters.ts'

/**
 * Texts that deceive: made from one genuine public code of `https://`, none of them is genuine. At least 500, each another one.
 *
 * @param genuine a code of a label key whose host is `code.city.example` or another of letters
 */
export function hostileCodes(genuine: string): readonly HostileCode[] {
  const { host } = new URL(genuine)
  const [, path = '', query = ''] = /^https:\/\/[^/]+(\/[^?]+)\?(.+)$/.exec(genuine) ?? []
  const [label = '', key = '', signature = ''] = query.split('&')
  const parts: Parts = { host, path, label, key, signature }
  const made: HostileCode[] = [
    ...OTHER_SCHEMES.map((text) => ({ why: 'another scheme', text: text.replaceAll('HOST', host) })),
    ...otherHosts(host).map(([why, other]) => ({ why, text: `https://${other}${path}?${query}` })),
    ...alteredFields(parts),
    ...unseenCharacters(genuine, parts),
    ...scriptedFields(parts),
    ...healthCodes(),
    ...sizes(genuine),
  ]
  const texts = new Set<string>([genuine])
  return made.filter(({ text }) => !texts.has(text) && texts.add(text))
}

function sizes(genuine: string): HostileCode[] {
  return [513, 2953, 2954, 4296, 7089, 100_000, 1_000_000].flatMap((length) => [
    { why: 'oversize', text: genuine.padEnd(length, '0') },
    { why: 'oversize', text: genuine.replace('?', `${'a'.repeat(length)}?`) },
    { why: 'oversize', text: '9'.repeat(length) },
  ])
}
