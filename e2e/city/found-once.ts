import { execFile } from 'node:child_process'
import { chmod, mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import type { DemoPorts } from '@hefu/demo'
import type { TestProject } from 'vitest/node'

declare module 'vitest' {
  interface ProvidedContext {
    /** The city that was founded for this run, which nobody uses: each file of tests has a copy of it. */
    foundedCity: FoundedCity
  }
}

/** Where a founded city lies, and the only ports that it can be started on: its register names them. */
interface FoundedCity {
  readonly folder: string
  readonly ports: DemoPorts
}

const FOUND = fileURLToPath(new URL('found-city.ts', import.meta.url))
const run = promisify(execFile)

/** Vitest's global set-up: founding a demo city takes seconds, and starting what was founded takes half of one. */
export default async function foundOnce(project: TestProject): Promise<() => Promise<void>> {
  const folder = await mkdtemp(join(tmpdir(), 'hefu-e2e-founded-'))
  const forget = (): Promise<void> => rm(folder, { recursive: true, force: true })
  try {
    // The database of a root user runs as somebody else.
    await chmod(folder, 0o711)
    await run(process.execPath, [FOUND, folder])
    const ports = JSON.parse(await readFile(join(folder, 'ports.json'), 'utf8'))
    project.provide('foundedCity', { folder: join(folder, 'city'), ports })
  } catch (error) {
    await forget()
    throw error
  }
  return forget
}
