import { describeError } from '@hefu/server'
import type { ServicePorts } from '../ports.ts'
import { isCutOff } from './device-health.ts'

/** A device's side of what devices and their service tell each other. */
export interface DeviceSync {
  /** Tells what is waiting and learns what is new, until there is no more; never twice at once. @throws what a round throws */
  sync(): Promise<void>
  /** Whether nothing was heard of the service for so long that the device does not know how things stand. */
  cutOff(): boolean
}

/** How a device reconciles. */
export interface DeviceRounds {
  /** Tells some and learns some. @returns whether there is more of either */
  round(): Promise<boolean>
  /** After the last round. */
  done?(): void
  readonly clock: () => number
}

/** Makes it. A device begins cut off: it has not heard anything yet. */
export function deviceSync({ round, done, clock }: DeviceRounds): DeviceSync {
  let lastWord = Number.NEGATIVE_INFINITY
  let underWay: Promise<void> | null = null

  async function all(): Promise<void> {
    for (let more = true; more; ) {
      more = await round()
      lastWord = clock()
    }
    done?.()
  }

  return {
    sync() {
      underWay ??= all().finally(() => {
        underWay = null
      })
      return underWay
    },
    cutOff: () => isCutOff(lastWord, clock()),
  }
}

/** How often a device tells and learns, in milliseconds: with every line up, what one knows another does within two of these. */
export const SYNC_MS = 1000

/**
 * Reconciles again and again. Of a service that does not answer, one line is logged, until it has answered again.
 *
 * @param of how the log names the device: `{ gate: 'square-in' }`; and how often, in milliseconds, 0 for never
 * @returns stops it
 */
export function keepInTouch(
  { sync }: Pick<DeviceSync, 'sync'>,
  { named, everyMs }: { readonly named: Readonly<Record<string, string>>; readonly everyMs: number },
  { log }: Pick<ServicePorts, 'log'>,
): () => void {
  if (everyMs <= 0) return () => {}
  let isSilent = false
  const timer = setInterval(() => {
    sync().then(
      () => {
        isSilent = false
      },
      (error: unknown) => {
        if (!isSilent) log.error({ ...named, error: describeError(error) }, 'cut off')
        isSilent = true
      },
    )
  }, everyMs)
  return () => clearInterval(timer)
}
