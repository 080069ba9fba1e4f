import { type RecordEntry, type RecordPatient, readRecord } from '@hefu/health/record'
import { decryptSharedFile, FHIR_FILE, readSmartHealthLink } from '@hefu/health/shl'

/** How a link stands that a doctor opens. */
export type ShareState =
  | {
      readonly state: 'record'
      readonly patient: RecordPatient | null
      readonly entries: readonly RecordEntry[]
      readonly label: string | null
    }
  /** A passcode is asked for; `left` says how many tries are left after a wrong one. */
  | { readonly state: 'passcode'; readonly left: number | null }
  /** No link, one of another server, over, taken back or used up, not to be read, and no network. */
  | { readonly state: 'no-link' | 'elsewhere' | 'expired' | 'gone' | 'unreadable' | 'offline' }

/** What opening stands on. */
export interface OpenPorts {
  readonly fetch: typeof fetch
  /** Unix seconds. */
  readonly now: number
  /** Of the page: it asks nobody else. */
  readonly origin: string
}

// The name that a reader gives of themselves is not kept by this server, so there is none to give.
const RECIPIENT = '-'

/** Opens a SMART Health Link in this browser: the server gives ciphertext, and the key never leaves the page. */
export async function openShare(text: string, passcode: string | null, ports: OpenPorts): Promise<ShareState> {
  const link = readSmartHealthLink(text)
  if (!link) return { state: 'no-link' }
  if (new URL(link.url).origin !== ports.origin) return { state: 'elsewhere' }
  const over = link.exp !== undefined && link.exp <= ports.now
  if (over) return { state: 'expired' }
  if (link.passcode && passcode === null) return { state: 'passcode', left: null }
  try {
    const response = await ports.fetch(link.url, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ recipient: RECIPIENT, ...(passcode !== null && { passcode }) }),
      cache: 'no-store',
    })
    if (response.status === 401) return await afterWrongPasscode(response)
    if (response.status === 404) return { state: 'gone' }
    const jwe = response.ok ? await fileOf(await response.json(), ports) : null
    const bundle = jwe === null ? null : await decryptSharedFile(link.key, jwe)
    if (bundle === null) return { state: 'unreadable' }
    return { state: 'record', ...readRecord(bundle), label: link.label ?? null }
  } catch {
    return { state: 'offline' }
  }
}

async function afterWrongPasscode(response: Response): Promise<ShareState> {
  const { remainingAttempts } = (await response.json()) as { remainingAttempts?: unknown }
  const left = typeof remainingAttempts === 'number' ? remainingAttempts : 0
  return left > 0 ? { state: 'passcode', left } : { state: 'gone' }
}

async function fileOf(manifest: unknown, ports: OpenPorts): Promise<string | null> {
  const { files } = (manifest ?? {}) as { files?: unknown }
  const all = (Array.isArray(files) ? files : []) as Readonly<Record<string, unknown>>[]
  const file = all.find(({ contentType }) => contentType === FHIR_FILE)
  if (typeof file?.embedded === 'string') return file.embedded
  if (typeof file?.location !== 'string' || new URL(file.location).origin !== ports.origin) return null
  const response = await ports.fetch(file.location, { cache: 'no-store' })
  return response.ok ? response.text() : null
}
