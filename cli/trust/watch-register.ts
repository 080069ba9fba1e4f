import type { LogPolicy } from '@hefu/log'
import { decodeAct, type SignedAct } from '@hefu/standard'
import { CliError } from '../error.ts'
import { type OpenedBundle, openBundle } from './open-bundle.ts'

/** A new act, and the register with it. */
export interface SeenAct {
  readonly index: number
  readonly act: SignedAct
}

/**
 * Watches a register: proves it whole, then whatever is added, again and again. A city that does not answer is asked again later; a log that
 * rewrites its past, or takes an act that it may not, ends the watch with what `proveRegister` throws.
 *
 * @param options.fetch a bundle with the acts from an index on
 * @param options.pause fulfilled when it is time to look again
 * @param options.onActs given the acts that are new, the first time all
 */
export async function watchRegister(options: {
  readonly policy: LogPolicy
  readonly fetch: (start: number) => Promise<Uint8Array>
  readonly pause: () => Promise<void>
  readonly stop: AbortSignal
  readonly onActs: (acts: readonly SeenAct[], opened: OpenedBundle) => Promise<void>
  readonly onSilence: (error: CliError) => Promise<void>
}): Promise<void> {
  const { policy, fetch, pause, stop, onActs, onSilence } = options
  let known: OpenedBundle | null = null
  while (!stop.aborted) {
    const start: number = known?.register.entries.length ?? 0
    const bytes = await fetch(start).catch(async (error: unknown) => {
      if (!(error instanceof CliError) || known === null) throw error
      await onSilence(error)
      return null
    })
    if (bytes) {
      known = await openBundle(bytes, policy, known)
      const added = known.register.entries.slice(start).map((entry, i) => ({ index: start + i, act: decodeAct(entry) }))
      if (added.length > 0) await onActs(added, known)
    }
    if (!stop.aborted) await pause()
  }
}
