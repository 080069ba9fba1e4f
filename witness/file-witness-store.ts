import { mkdir, readdir, readFile, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { originHash } from './origin-hash.ts'
import type { WitnessStore } from './witness-store.ts'
import { syncFolder, writeNewFile } from './write-new-file.ts'

/**
 * Keeps each log's note in a folder of its own, in files numbered from 1; the highest counts. A replacement is a new file that only one
 * process can make, so that compare-and-set holds between processes too, and a crash leaves the old note or the new one, never half.
 */
export function fileWitnessStore(folder: string): WitnessStore {
  const folderOf = (origin: string): string => join(folder, originHash(origin))
  return {
    async load(origin) {
      return (await latest(folderOf(origin))).note
    },

    async replace(origin, before, after) {
      const directory = folderOf(origin)
      await makeFolder(directory)
      const { number, note } = await latest(directory)
      if (note !== before) return false
      if (!(await writeNewFile(join(directory, String(number + 1)), after))) return false
      // Whoever was overtaken by several may have written a number that had been tidied away: a higher one tells.
      const numbers = await numbersIn(directory)
      if (numbers.some((other) => other > number + 1)) return false
      for (const older of numbers) if (older <= number) await rm(join(directory, String(older)), { force: true })
      return true
    },
  }
}

async function latest(directory: string): Promise<{ readonly number: number; readonly note: string | null }> {
  for (;;) {
    const number = Math.max(0, ...(await numbersIn(directory)))
    if (number === 0) return { number, note: null }
    try {
      return { number, note: await readFile(join(directory, String(number)), 'utf8') }
    } catch (error) {
      // Tidied away by who replaced it: look again.
      if (!isMissing(error)) throw error
    }
  }
}

async function numbersIn(directory: string): Promise<readonly number[]> {
  try {
    return (await readdir(directory)).filter((name) => /^[1-9]\d{0,14}$/.test(name)).map(Number)
  } catch (error) {
    if (isMissing(error)) return []
    throw error
  }
}

async function makeFolder(directory: string): Promise<void> {
  await mkdir(directory, { recursive: true, mode: 0o700 })
  await syncFolder(dirname(directory))
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ENOENT'
}
