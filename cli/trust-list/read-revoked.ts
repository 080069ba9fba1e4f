import { readFile } from 'node:fs/promises'
import { type Revoked, uvciHash } from '@hefu/health'
import { CliError } from '../error.ts'

/**
 * Reads which certificates are revoked: a line each, `KID ID`, where ID is a DCC's identifier (`URN:UVCI:...`, of which only the hash is kept) or a card's
 * `rid`. Empty lines and lines that begin with `#` say nothing.
 *
 * @throws CliError `not-found` or `unreadable`
 */
export async function readRevoked(path: string, kind: 'dcc' | 'shc'): Promise<readonly Revoked[]> {
  const text = await readFile(path, 'utf8').catch((cause: unknown) => {
    throw new CliError('not-found', `there is no ${path}`, { cause })
  })
  const ids = new Map<string, Set<string>>()
  for (const [index, line] of text.split(/\r?\n/).entries()) {
    if (line.trim() === '' || line.startsWith('#')) continue
    const [kid, id, more] = line.trim().split(/\s+/)
    if (!kid || !id || more) throw new CliError('unreadable', `${path}, line ${index + 1}: not KID ID`)
    const ofKey = ids.get(kid) ?? new Set()
    ofKey.add(kind === 'dcc' ? await uvciHash(id) : id)
    ids.set(kid, ofKey)
  }
  return [...ids].map(([kid, set]) => ({ kid, ids: set }))
}
