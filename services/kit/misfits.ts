import type { z } from 'zod'

/** Names every place in which something that was read does not fit, members that nobody reads among them, and repeats no value, which may be a secret. */
export function misfits({ issues }: z.ZodError): string {
  const places = issues.flatMap((issue) => {
    const path = issue.path.map(String)
    const misspelt = issue.code === 'unrecognized_keys' ? issue.keys.map((key) => [...path, key]) : [path]
    return misspelt.map((place) => place.join('.') || 'the whole')
  })
  return `does not fit: ${[...new Set(places)].join(', ')}`
}
