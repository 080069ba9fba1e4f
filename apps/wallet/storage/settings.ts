import type { RecordStore } from '@hefu/app-browser'

/** Settings that tell nothing about the holder, and that the lock screen needs: they are not sealed. */
export interface Settings {
  readonly largeType: boolean
  /** Minutes without a touch after which the wallet locks. */
  readonly lockAfterMinutes: LockMinutes
  /** Whether large type also speaks the state of the pass. */
  readonly spoken: boolean
}

/** What may be chosen. */
export const LOCK_MINUTES = [1, 5, 15] as const
export type LockMinutes = (typeof LOCK_MINUTES)[number]

/** Settings of a new wallet. */
export const DEFAULT_SETTINGS: Settings = { largeType: false, lockAfterMinutes: 5, spoken: false }

const NAME = 'settings'

/** The settings on this device, or the default ones. */
export async function readSettings(store: RecordStore): Promise<Settings> {
  const kept = (await store.get(NAME)) as Partial<Settings> | undefined
  const lockAfterMinutes = LOCK_MINUTES.find((minutes) => minutes === kept?.lockAfterMinutes)
  return {
    largeType: kept?.largeType === true,
    lockAfterMinutes: lockAfterMinutes ?? DEFAULT_SETTINGS.lockAfterMinutes,
    spoken: kept?.spoken === true,
  }
}

/** Keeps the settings. */
export async function writeSettings(store: RecordStore, settings: Settings): Promise<void> {
  await store.put(NAME, settings)
}
