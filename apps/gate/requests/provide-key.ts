import type { Fetcher, RecordStore } from '@hefu/app-browser'
import type { Service } from '@hefu/standard'
import { keepKey, keptKey, type RequestKey, readKeyFile } from './request-key.ts'

/** Where a demo city hands its gates their keys: on their own server. A real one is given its key by its operator. */
const DEMO_KEYS = '/gate-keys.json'

/** The request key of a service: the one kept here, or in a demo the one handed out; null where there is none, or none is needed. */
export async function provideKey(options: {
  readonly store: RecordStore
  readonly fetcher: Fetcher
  readonly service: Service
  readonly demo: boolean
}): Promise<RequestKey | null> {
  const { store, fetcher, service, demo } = options
  if (service.requestKeys.length === 0) return null
  const kept = await keptKey(store, service)
  if (kept || !demo) return kept
  try {
    const answer = await fetcher(DEMO_KEYS)
    const key = await readKeyFile(await answer.text(), service)
    await keepKey(store, key)
    return key
  } catch {
    // The screen says that there is no key, and takes one.
    return null
  }
}
