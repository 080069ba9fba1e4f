import { parseCheckpoint } from '@hefu/log'
import { encodeRegisterBundle } from '@hefu/standard'
import type { LogReader } from '../log/log-reader.ts'
import type { TreeStore } from '../log/tree-store.ts'

/** The register as it is published, proven by its checkpoint. */
export interface ProvenBundles {
  /**
   * The newest bundle, with the acts from `start` on; null before anything is published. A `start` beyond the log is answered with no
   * acts and the checkpoint alone: the reader sees what happened.
   */
  bundle(start: number): Promise<{ readonly bytes: Uint8Array; readonly size: number } | null>
}

/** Deltas start at multiples of this, so that what a reader has says little about when it was last here. */
export const DELTA_STEP = 64
/** Bundles remembered: one for each start that is asked for. */
const REMEMBERED = 64

/** Makes bundles from the published log, each once as long as the checkpoint stays. */
export function provenBundles(log: Pick<LogReader, 'published'>, entries: TreeStore['entries']): ProvenBundles {
  let made: { readonly note: string; readonly bundles: Map<number, Promise<Uint8Array>> } | undefined

  async function make(checkpoint: string, start: number, size: number): Promise<Uint8Array> {
    return encodeRegisterBundle({ checkpoint, start, entries: await entries({ start, end: size }) })
  }

  return {
    async bundle(start) {
      const published = await log.published()
      if (!published) return null
      const { note } = published
      const { size } = parseCheckpoint(note.slice(0, note.indexOf('\n\n') + 1))
      const from = Math.min(Math.floor(start / DELTA_STEP) * DELTA_STEP, size)
      if (made?.note !== note) made = { note, bundles: new Map() }
      const { bundles } = made
      const known = bundles.get(from) ?? make(note, from, size)
      if (bundles.size < REMEMBERED) bundles.set(from, known)
      known.catch(() => bundles.delete(from))
      return { bytes: await known, size }
    },
  }
}
