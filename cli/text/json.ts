import { toBase64url } from '@hefu/bytes'

/** One line of JSON, bytes as base64url, maps as objects. */
export function jsonLine(value: unknown): string {
  return `${JSON.stringify(value, plain)}\n`
}

function plain(_key: string, value: unknown): unknown {
  if (value instanceof Uint8Array) return toBase64url(value)
  return value instanceof Map ? Object.fromEntries(value) : value
}
