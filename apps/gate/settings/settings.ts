import type { RecordStore } from '@hefu/app-browser'
import { type ServiceId, serviceId } from '@hefu/standard'
import { type HealthSettings, readHealthSettings } from '../health/health-settings.ts'

/** What the operator has chosen for this gate. */
export interface Settings {
  readonly service: ServiceId | null
  readonly sound: boolean
  /** As the browser names it; null for the one that looks away from the screen. */
  readonly camera: string | null
  /** Attribute indexes that requests ask for beside those that the service requires. */
  readonly optional: readonly number[]
  /** By which rule EU DCC and SMART Health Cards are judged; null: they are not. */
  readonly health: HealthSettings | null
}

/** Settings of a new gate. */
export const DEFAULT_SETTINGS: Settings = { service: null, sound: true, camera: null, optional: [], health: null }

const NAME = 'settings'

/** The settings on this device; what is damaged is as on a new one. */
export async function readSettings(store: RecordStore): Promise<Settings> {
  const kept = (await store.get(NAME)) as Partial<Record<keyof Settings, unknown>> | undefined
  const optional = Array.isArray(kept?.optional) ? kept.optional : []
  return {
    service: readServiceId(kept?.service),
    sound: kept?.sound !== false,
    camera: typeof kept?.camera === 'string' ? kept.camera : null,
    optional: optional.filter((index) => Number.isInteger(index)),
    health: readHealthSettings(kept?.health),
  }
}

/** Keeps the settings. */
export async function writeSettings(store: RecordStore, settings: Settings): Promise<void> {
  await store.put(NAME, settings)
}

function readServiceId(value: unknown): ServiceId | null {
  try {
    return typeof value === 'string' ? serviceId(value) : null
  } catch {
    return null
  }
}
