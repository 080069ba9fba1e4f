import type { Context } from 'hono'

/** Longest text of a field: a pass, which comes from a QR code. */
const MAX_FIELD = 4296

/** The texts of a form that was sent: empty where there is none or it is longer than any field. */
export async function fieldsOf(c: Context): Promise<(name: string) => string> {
  const body = await c.req.parseBody()
  return (name) => {
    const value = body[name]
    return typeof value === 'string' && value.length <= MAX_FIELD ? value.trim() : ''
  }
}

/** The file of a form that was sent; null without one. */
export async function fileOf(c: Context, name: string): Promise<Uint8Array | null> {
  const value = (await c.req.parseBody())[name]
  return value instanceof File && value.size > 0 ? new Uint8Array(await value.arrayBuffer()) : null
}
