import { existsSync } from 'node:fs'
import { rename, writeFile } from 'node:fs/promises'
import type { LogPolicy } from '@hefu/log'
import { encodeRegisterBundle, wholeBundle } from '@hefu/standard'
import { CliError } from '../error.ts'
import { type OpenedBundle, openBundle, openBundleFile } from './open-bundle.ts'

/**
 * Saves a bundle, whole or not at all. Where the file holds one of the same city already, the log must have grown from it: a server that
 * hands out an old or another past must not be able to bring a removed key back.
 *
 * @throws CliError `not-saved`; RegisterError `outdated`, `fork` or `rollback`
 */
export async function saveBundle(path: string, opened: OpenedBundle, policy: LogPolicy): Promise<void> {
  const bytes = encodeRegisterBundle(wholeBundle(opened.register))
  if (existsSync(path)) {
    const held = await openBundleFile(path, policy).catch((cause: unknown) => {
      throw new CliError('not-saved', `${path} holds something else than a bundle of this city`, { cause })
    })
    await openBundle(bytes, policy, held)
  }
  try {
    await writeFile(`${path}.new`, bytes)
    await rename(`${path}.new`, path)
  } catch (cause) {
    throw new CliError('not-saved', `cannot write ${path}`, { cause })
  }
}
