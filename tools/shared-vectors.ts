import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('../../shared/vectors/', import.meta.url))

/**
 * Where the test vectors of specifications lie, beside the repository (`../shared/vectors`); `undefined` on a machine that has
 * none.
 *
 * @param folder such as `bbs/core`
 * @throws Error when they are missing in continuous integration (`CI=true`)
 */
export function sharedVectors(folder: string): string | undefined {
  const path = `${root}${folder}`
  if (existsSync(path)) return path
  if (process.env.CI === 'true') throw new Error(`the vectors ${path} are missing`)
  return undefined
}
