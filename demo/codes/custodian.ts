import type { LocalText } from '@hefu/standard'
import { refusalOf } from '../wallet/city-client.ts'

/** What a custodian does with a report; see the city's API. */
export interface Work {
  readonly state?: 'acknowledged' | 'assigned' | 'in-progress' | 'resolved' | 'declined'
  readonly note?: string
  readonly team?: string
  readonly showWords?: boolean
}

/** What happened to a thing. */
export interface SaidEvent {
  readonly kind: 'installed' | 'inspected' | 'repaired' | 'retired'
  /** Unix seconds. */
  readonly at: number
  readonly office: LocalText
  readonly note?: string
}

/** Who looks after things, with the key that the city's team has made for them. Every call throws DemoError `city-refused`. */
export interface CustodianClient {
  work(report: string, work: Work): Promise<void>
  /** @param photo a PNG, JPEG or WebP */
  addPhoto(report: string, stage: 'before' | 'after', photo: Uint8Array): Promise<void>
  tell(thing: string, event: SaidEvent): Promise<void>
}

/** A custodian at the city at this address. */
export function custodianAt(cityUrl: string, key: string): CustodianClient {
  const post = async (path: string, body: unknown): Promise<void> => {
    const response = await fetch(`${cityUrl}${path}`, {
      method: 'POST',
      headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
      body: JSON.stringify(body),
    })
    if (!response.ok) throw await refusalOf(path, response)
    await response.arrayBuffer()
  }
  return {
    work: (report, work) => post(`/custodian/reports/${report}/work`, work),
    addPhoto: (report, stage, photo) =>
      post(`/custodian/reports/${report}/photos`, { stage, photos: [Buffer.from(photo).toString('base64url')] }),
    tell: (thing, event) => post(`/things/${thing}/events`, event),
  }
}
