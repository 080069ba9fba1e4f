/** Plain objects of CBOR's maps and JSON's objects alike, with their keys sorted. */
export function plain(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(plain)
  if (typeof value !== 'object' || value === null) return value
  const entries = value instanceof Map ? [...value] : Object.entries(value)
  return Object.fromEntries(
    entries.map(([key, item]) => [String(key), plain(item)] as const).sort(([one], [other]) => (one < other ? -1 : 1)),
  )
}
