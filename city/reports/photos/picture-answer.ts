import { BytesError, fromBase64url } from '@hefu/bytes'
import { problem } from '@hefu/server'
import type { Context } from 'hono'
import type { ReportStore } from '../report-store.ts'

/**
 * Answers with a photo.
 *
 * @param file its id and `.jpg`
 * @param allowed whether whoever asks may see it; otherwise it looks like one that is not there
 */
export async function pictureAnswer(
  c: Context,
  store: Pick<ReportStore, 'picture'>,
  file: string,
  allowed: (photo: { readonly custodian: string; readonly shown: boolean }) => boolean,
  cache: string,
): Promise<Response> {
  const id = photoIdOf(file)
  const photo = id && (await store.picture(id))
  if (!photo || !allowed(photo)) return problem(c, 404, 'unknown-photo', 'There is no such photo.')
  // Shown within pages of the city's apps, which are of other origins.
  const headers = {
    'Content-Type': 'image/jpeg',
    'Cache-Control': cache,
    'Cross-Origin-Resource-Policy': 'cross-origin',
  }
  return c.body(new Uint8Array(photo.jpeg), 200, headers)
}

function photoIdOf(file: string): Uint8Array | null {
  const [, text] = /^([A-Za-z0-9_-]{22})\.jpg$/.exec(file) ?? []
  if (text === undefined) return null
  try {
    return fromBase64url(text)
  } catch (error) {
    if (error instanceof BytesError) return null
    throw error
  }
}
