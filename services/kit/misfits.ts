import type { z } from 'zod'

/** Names every place in which something that was read does not fit, and repeats no value, which may be a secret. */
export function misfits({ issues }: z.ZodError): string {
  const places = issues.map(({ path }) => path.map(String).join('.') || 'the whole')
  return `does not fit: ${[...new Set(places)].join(', ')}`
}
