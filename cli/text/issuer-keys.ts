import type { Epoch, IssuerKey } from '@hefu/standard'
import { columns } from './columns.ts'
import { fingerprint } from './fingerprint.ts'
import { week } from './words.ts'

/** Issuer keys as lines: type, span, how it stands to the present epoch, fingerprint. */
export async function issuerKeyLines(keys: readonly IssuerKey[], present: Epoch): Promise<string[]> {
  const rows = keys.map(async ({ type, firstEpoch, lastEpoch, publicKey }) => [
    type,
    `${week(firstEpoch)} to ${week(lastEpoch)}`,
    firstEpoch <= present && present <= lastEpoch ? 'signs now' : firstEpoch > present ? 'ahead' : 'ended',
    await fingerprint(publicKey),
  ])
  return columns(await Promise.all(rows))
}
