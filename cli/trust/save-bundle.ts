import { existsSync } from 'node:fs'
import { rename, writeFile } from 'node:fs/promises'
import type { TrustBundle } from '@hefu/standard'
import { CliError } from '../error.ts'
import { openBundleFile } from './open-bundle.ts'

/**
 * Saves a bundle's note, whole or not at all, unless the file holds a newer bundle of the same city: a server that hands out an
 * old one must not be able to bring a removed key back.
 *
 * @throws CliError `older-bundle` or `not-saved`
 */
export async function saveBundle(path: string, note: string, bundle: TrustBundle, key: string): Promise<void> {
  if (existsSync(path)) {
    const held = await openBundleFile(path, key).catch((cause: unknown) => {
      throw new CliError('not-saved', `${path} holds something else than a bundle of this city`, { cause })
    })
    assertNotOlder(bundle, held)
  }
  try {
    await writeFile(`${path}.new`, note)
    await rename(`${path}.new`, path)
  } catch (cause) {
    throw new CliError('not-saved', `cannot write ${path}`, { cause })
  }
}

/** @throws CliError `older-bundle` */
export function assertNotOlder(bundle: TrustBundle, held: TrustBundle): void {
  if (bundle.issuedAt < held.issuedAt) {
    throw new CliError('older-bundle', `it is older than the bundle already held, and may lack what that one says`)
  }
}
