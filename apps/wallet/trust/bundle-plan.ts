import type { RecordStore } from '@hefu/app-browser'
import type { RandomSource } from '@hefu/bbs'
import { MAX_BUNDLE_AGE, type TrustBundle } from '@hefu/standard'

const HOUR = 3600
/** A bundle is fetched anew at a random moment this long after the last, whatever is shown meanwhile. */
const EARLIEST = 12 * HOUR
const SPREAD = 24 * HOUR
/** From this age on the wallet no longer waits for a quiet moment. */
const URGENT_AGE: number = MAX_BUNDLE_AGE - 48 * HOUR
const NAME = 'bundle-plan'

/** When to fetch the bundle next, Unix seconds; at once where nothing is planned. */
export async function bundleDueAt(store: RecordStore): Promise<number> {
  const planned = await store.get(NAME)
  return typeof planned === 'number' ? planned : 0
}

/** Plans the next fetch. */
export async function planBundle(store: RecordStore, now: number, random: RandomSource): Promise<void> {
  const fraction = new DataView(random(4).slice().buffer).getUint32(0) / 2 ** 32
  await store.put(NAME, now + EARLIEST + Math.floor(fraction * SPREAD))
}

/** Whether a bundle is so old that it has to be fetched as soon as there is a network. */
export function isUrgent(bundle: TrustBundle | null, now: number): boolean {
  return bundle === null || now - bundle.issuedAt > URGENT_AGE
}
