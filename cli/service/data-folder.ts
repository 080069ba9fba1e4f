import { mkdir } from 'node:fs/promises'
import type { ServiceConfig } from '@hefu/service-kit'

/** Makes the folder of a service's keys where there is none, for its owner alone. */
export async function makeDataFolder({ dataDirectory }: Pick<ServiceConfig, 'dataDirectory'>): Promise<void> {
  await mkdir(dataDirectory, { recursive: true, mode: 0o700 })
}
