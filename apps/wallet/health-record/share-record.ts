import { encryptSharedFile, writeSmartHealthLink } from '@hefu/health/shl'
import { AppError } from '../error.ts'
import type { QuietNetwork } from '../net/quiet-network.ts'
import type { KeptResource } from './kept-record.ts'
import type { KeptShare } from './kept-shares.ts'
import { fieldsIn } from './record-client.ts'
import { asBundle } from './timeline.ts'

/** What is to be shared, and how. */
export interface ShareOrder {
  readonly resources: readonly KeptResource[]
  /** The holder's own Patient resource, if the doctor is to read who they are. */
  readonly patient: KeptResource | undefined
  readonly passcode: string | null
  /** Unix seconds. */
  readonly expiresAt: number
  /** What the link says it is, before it is opened. */
  readonly label: string
  /** Whose share server it is. */
  readonly origin: string
}

const KEY_BYTES = 32
const IV_BYTES = 12

/**
 * Shares entries by a SMART Health Link: encrypts them here, sends the ciphertext, and puts the key into the link alone.
 *
 * @throws AppError as {@link QuietNetwork.fetch}, or `service-down`
 */
export async function shareRecord(
  order: ShareOrder,
  ports: { readonly network: QuietNetwork; readonly random: (length: number) => Uint8Array },
): Promise<KeptShare> {
  const { origin, passcode, expiresAt, label } = order
  const key = new Uint8Array(ports.random(KEY_BYTES))
  const file = await encryptSharedFile(key, new Uint8Array(ports.random(IV_BYTES)), bundleToShare(order))
  const response = await ports.network.fetch(`${origin}/api/shares`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ file, expires_at: expiresAt, ...(passcode !== null && { passcode }) }),
    ...QUIETLY,
  })
  const { url, manage } = fieldsIn(response.ok ? await response.json().catch(() => null) : null)
  // Its own address and no other: the link carries the key.
  if (typeof url !== 'string' || !url.startsWith(`${origin}/`) || typeof manage !== 'string') {
    throw new AppError('service-down', `the share server answered ${response.status}`)
  }
  const link = writeSmartHealthLink({ url, key, exp: expiresAt, passcode: passcode !== null, label }, `${origin}/share`)
  return { url, manage, link, passcode, expiresAt, count: order.resources.length }
}

/** Takes a share back. What is there no more is taken back too. @throws AppError `service-down` */
export async function revokeShare({ url, manage }: KeptShare, network: QuietNetwork): Promise<void> {
  const response = await network.fetch(url.replace('/s/', '/api/shares/'), {
    method: 'DELETE',
    headers: { authorization: `Bearer ${manage}` },
    ...QUIETLY,
  })
  if (!response.ok && response.status !== 404) {
    throw new AppError('service-down', `the share server answered ${response.status}`)
  }
}

const QUIETLY = { cache: 'no-store', credentials: 'omit', redirect: 'error' } as const

/** What leaves: the entries, of a patient without a number, and with a name only if their holder says so. */
export function bundleToShare({ resources, patient }: Pick<ShareOrder, 'resources' | 'patient'>): object {
  const reference = { reference: 'Patient/holder' }
  const named = patient && { name: patient.name, birthDate: patient.birthDate, gender: patient.gender }
  const entries = resources.map(({ meta: _, subject, patient: of, ...resource }) => ({
    ...resource,
    ...(subject !== undefined && { subject: reference }),
    ...(of !== undefined && { patient: reference }),
  }))
  return asBundle([{ resourceType: 'Patient', id: 'holder', ...named }, ...entries])
}
