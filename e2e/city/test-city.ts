import { execFile } from 'node:child_process'
import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { type DemoOptions, freePorts, type RunningDemo, startDemo } from '@hefu/demo'
import { inject } from 'vitest'
import type {} from './found-once.ts'

const run = promisify(execFile)

/** A demo city of a test's own, as it is on its first day. */
export interface TestCity {
  readonly demo: RunningDemo
  /** The test's own; what the city keeps is in `city`. */
  readonly folder: string
  /** Stops the city, and removes the folder. */
  close(): Promise<void>
}

/**
 * Starts a copy of the city that was founded for this run. Two of them cannot run at the same time: files of tests go one after the
 * other.
 */
export async function openTestCity(): Promise<TestCity> {
  const { folder: founded, ports } = inject('foundedCity')
  return openIn(async (dataDirectory) => {
    // With its owners, which fs.cp does not keep.
    await run('cp', ['-pR', founded, dataDirectory])
    return { dataDirectory, ports, quiet: true }
  })
}

/**
 * Founds a city with its services, for one file of tests: in the city that was founded for the run there are none.
 *
 * @param clock that the city goes by
 */
export function foundServicesCity(clock: () => number): Promise<TestCity> {
  return openIn(async (dataDirectory) => {
    return { dataDirectory, ports: await freePorts(), services: true, quiet: true, clock }
  })
}

async function openIn(optionsFor: (dataDirectory: string) => Promise<DemoOptions>): Promise<TestCity> {
  const folder = await mkdtemp(join(tmpdir(), 'hefu-e2e-'))
  const forget = (): Promise<void> => rm(folder, { recursive: true, force: true })
  try {
    // The database of a root user runs as somebody else.
    await chmod(folder, 0o711)
    const demo = await startDemo(await optionsFor(join(folder, 'city')))
    const close = async (): Promise<void> => {
      await demo.stop()
      await forget()
    }
    return { demo, folder, close }
  } catch (error) {
    await forget()
    throw error
  }
}
