/** What a pattern's segments that begin with a colon stand for, in an address. */
export type Parameters = Readonly<Record<string, string>>

/**
 * Whether an address such as `#/services/sports.pool` is one of a pattern such as `services/:id`.
 *
 * @returns what the pattern's parameters are; null when it is none
 */
export function matchPath(pattern: string, hash: string): Parameters | null {
  const wanted = segmentsOf(pattern)
  const [path = ''] = hash.replace(/^#\/?/, '').split('?')
  const given = segmentsOf(path)
  if (wanted.length !== given.length) return null
  const parameters: Record<string, string> = {}
  for (const [i, segment] of wanted.entries()) {
    const value = decoded(given[i] ?? '')
    if (value === null) return null
    if (segment.startsWith(':')) parameters[segment.slice(1)] = value
    else if (segment !== value) return null
  }
  return parameters
}

/** What stands after the `?` of an address: how a screen begins, such as a form that is filled in already. */
export function queryOf(hash: string): URLSearchParams {
  return new URLSearchParams(hash.split('?')[1] ?? '')
}

/** The address of a screen: each segment encoded, and what it begins with. */
export function addressOf(segments: readonly string[], query: Parameters = {}): string {
  const parameters = new URLSearchParams(query).toString()
  return `#/${segments.map(encodeURIComponent).join('/')}${parameters && `?${parameters}`}`
}

function segmentsOf(path: string): string[] {
  return path.split('/').filter(Boolean)
}

function decoded(segment: string): string | null {
  try {
    return decodeURIComponent(segment)
  } catch {
    return null
  }
}
