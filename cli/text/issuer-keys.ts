import type { Epoch, IssuerKey } from '@hefu/standard'
import { columns } from './columns.ts'
import { fingerprint } from './fingerprint.ts'
import { week } from './words.ts'

/** Issuer keys as lines: type, span, how it stands to the present epoch unless more is known of it, fingerprint. */
export async function issuerKeyLines(
  keys: readonly IssuerKey[],
  present: Epoch,
  known: (key: IssuerKey) => string | null = () => null,
): Promise<string[]> {
  const rows = keys.map(async (key) => [
    key.type,
    `${week(key.firstEpoch)} to ${week(key.lastEpoch)}`,
    known(key) ?? standing(key, present),
    await fingerprint(key.publicKey),
  ])
  return columns(await Promise.all(rows))
}

function standing({ firstEpoch, lastEpoch }: IssuerKey, present: Epoch): string {
  if (firstEpoch > lastEpoch) return 'ended early'
  if (firstEpoch > present) return 'ahead'
  return present <= lastEpoch ? 'signs now' : 'ended'
}
