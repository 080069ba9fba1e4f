import { mkdir, readFile, rename, writeFile } from 'node:fs/promises'
import { dirname } from 'node:path'

/** Reads a JSON file that only its owner may read, or makes and writes it the first time. */
export async function keptSecret<Secret>(path: string, make: () => Promise<Secret> | Secret): Promise<Secret> {
  try {
    return JSON.parse(await readFile(path, 'utf8'))
  } catch (error) {
    if (!isMissing(error)) throw new Error(`could not read ${path}`, { cause: error })
  }
  const made = await make()
  await writeWhole(path, JSON.stringify(made))
  return made
}

/** Writes a file for its owner alone, whole or not at all: a killed run leaves the old one. */
export async function writeWhole(path: string, text: string): Promise<void> {
  await mkdir(dirname(path), { recursive: true, mode: 0o700 })
  await writeFile(`${path}.new`, text, { mode: 0o600 })
  await rename(`${path}.new`, path)
}

/** Whether an error says that a file is not there. */
export function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ENOENT'
}
