import { writeFile } from 'node:fs/promises'
import { formatVerifierKey } from '@hefu/log'
import type { Service } from '@hefu/standard'
import type { SyntheticCity } from '@hefu/testing'

/** Writes a synthetic city's bundle to a file; the options that a command needs to open it. */
export async function bundleFile(
  path: string,
  city: SyntheticCity,
  change: { readonly issuedAt?: number; readonly services?: readonly Service[] } = {},
): Promise<string[]> {
  const { register } = city
  const changed = await Promise.all(
    (change.services ?? []).map((service) => register.act({ kind: 'service', service })),
  )
  const attestedAt = change.issuedAt ?? city.bundle.issuedAt
  await writeFile(path, await register.bytes({ entries: [...register.entries, ...changed], attestedAt }))
  return ['--bundle', path, ...policyOptions(city)]
}

/** The options that tell a command whose word to take. */
export function policyOptions({ policy }: SyntheticCity): string[] {
  return [
    '--log-key',
    formatVerifierKey(policy.logKey),
    ...policy.witnesses.flatMap((key) => ['--witness', formatVerifierKey(key)]),
  ]
}
