import type { Context } from 'hono'
import { MAX_PHOTO_BYTES } from '../photos/redraw-photo.ts'
import { MAX_PHOTOS } from '../report.ts'

/** Largest body of a report, in bytes: its photos, and room for its words. */
export const MAX_REPORT_BODY: number = MAX_PHOTOS * MAX_PHOTO_BYTES + 128 * 1024

/** The fields of a form, each by its last value, and the photos that came with it. */
export interface SentForm {
  readonly field: (name: string) => string | null
  readonly photos: readonly Uint8Array[]
}

/** In which fields photos come: of GeoReport, of its extensions for several, and of our own forms. */
const PHOTO_FIELDS: ReadonlySet<string> = new Set(['media', 'media[]', 'photo', 'photos'])

/**
 * Reads the body of a report: form-encoded as GeoReport v2 has it, or multipart with photos.
 *
 * @returns null for another type, or for what cannot be read as the type that it says
 */
export async function readForm(c: Context): Promise<SentForm | 'another-type' | 'unreadable'> {
  const type = (c.req.header('Content-Type') ?? '').toLowerCase()
  if (!/^(application\/x-www-form-urlencoded|multipart\/form-data)\s*(;|$)/.test(type)) return 'another-type'
  try {
    const form = await c.req.raw.formData()
    const photos: Uint8Array[] = []
    for (const [name, value] of form) {
      // A browser sends a field for photos without one as an empty file.
      if (typeof value === 'string' || value.size === 0 || !PHOTO_FIELDS.has(name)) continue
      photos.push(new Uint8Array(await value.arrayBuffer()))
    }
    const field = (name: string): string | null => {
      const value = form.getAll(name).findLast((each) => typeof each === 'string')
      return typeof value === 'string' && value !== '' ? value : null
    }
    return { field, photos }
  } catch {
    return 'unreadable'
  }
}
