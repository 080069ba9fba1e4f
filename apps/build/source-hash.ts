import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'

/** What a build writes or never reads. */
const IGNORED_FOLDERS: readonly string[] = ['node_modules', 'dist', 'paraglide', 'vectors', 'fuzz', 'test']
const IGNORED_FILES = /\.test\.tsx?$|\.md$/

/** SHA-256 over names and contents of files, base64url. */
export async function hashOfFiles(paths: readonly string[]): Promise<string> {
  const hash = createHash('sha256')
  for (const path of [...paths].sort()) {
    const content = await readFile(path)
    hash.update(`${path}\n${content.length}\n`).update(content)
  }
  return hash.digest('base64url')
}

/** Every source file in folders, tests and documents left out. */
export async function sourceFiles(folders: readonly string[]): Promise<string[]> {
  const lists = await Promise.all(folders.map(filesIn))
  return lists.flat()
}

async function filesIn(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true })
  const lists = entries.map(async (entry) => {
    const path = join(folder, entry.name)
    if (entry.isDirectory()) return IGNORED_FOLDERS.includes(entry.name) ? [] : filesIn(path)
    return entry.isFile() && !IGNORED_FILES.test(entry.name) ? [path] : []
  })
  return (await Promise.all(lists)).flat()
}
