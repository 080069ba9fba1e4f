import { decryptSharedFile, encryptSharedFile, readSmartHealthLink, writeSmartHealthLink } from '@hefu/health/shl'
import { systemRandom } from '../system-random.ts'
import { postJson } from './post-json.ts'
import type { PatientRecord } from './read-record.ts'

/** A record that a patient has shared. */
export interface RecordShare {
  /** For the doctor: a SMART Health Link, which holds the key. */
  readonly link: string
  /** Where the share server has the ciphertext. */
  readonly url: string
  /** The secret that revokes it. */
  readonly manage: string
}

/** Encrypts a record on the phone and hands the ciphertext to the clinic's share server. @throws DemoError `city-refused` */
export async function shareRecord(
  clinicUrl: string,
  of: {
    readonly record: PatientRecord
    readonly passcode: string
    /** Unix seconds. */
    readonly expiresAt: number
  },
): Promise<RecordShare> {
  const { record, passcode, expiresAt } = of
  const key = new Uint8Array(systemRandom(32))
  const file = await encryptSharedFile(key, new Uint8Array(systemRandom(12)), record)
  const made = await postJson<Omit<RecordShare, 'link'>>(`${clinicUrl}/api/shares`, {
    file,
    expires_at: expiresAt,
    passcode,
  })
  const link = writeSmartHealthLink({ url: made.url, key, exp: expiresAt, passcode: true }, `${clinicUrl}/share`)
  return { ...made, link }
}

/** What a doctor's browser makes of a link: the record, or the status with which it was not handed out. */
export async function openShare(text: string, passcode: string): Promise<unknown> {
  const link = readSmartHealthLink(text)
  if (!link) return null
  const response = await fetch(link.url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ recipient: 'Dr Example', passcode }),
  })
  if (!response.ok) return response.status
  const { files } = (await response.json()) as { readonly files: readonly { readonly embedded?: string }[] }
  return decryptSharedFile(link.key, files[0]?.embedded ?? '')
}
