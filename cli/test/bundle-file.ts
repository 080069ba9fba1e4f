import { writeFile } from 'node:fs/promises'
import { formatVerifierKey } from '@hefu/log'
import { signTrustBundle, type TrustBundle } from '@hefu/standard'
import type { SyntheticCity } from '@hefu/testing'

/** Writes a synthetic city's bundle to a file; the options that a command needs to open it. */
export async function bundleFile(
  path: string,
  city: SyntheticCity,
  change: Partial<TrustBundle> = {},
): Promise<string[]> {
  await writeFile(path, await signTrustBundle({ ...city.bundle, ...change }, city.signer))
  return ['--bundle', path, '--key', formatVerifierKey(city.signer.key)]
}
