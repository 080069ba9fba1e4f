import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Clock } from '@hefu/standard'
import { type SyntheticHealthIssuer, syntheticHealthIssuer, syntheticHealthKeys } from '@hefu/testing'
import { keptSecret } from '../kept-secret.ts'
import { drawQr } from '../qr-image.ts'

/** A health ministry of elsewhere, whom the demo city's apps trust. */
export interface DemoHealth {
  readonly issuer: SyntheticHealthIssuer
  /** Files for the apps' servers. */
  readonly trustLists: readonly string[]
}

const HOUR = 3600
const DAY = 24 * HOUR

/**
 * Makes the issuer of a demo's health certificates, its trust lists, and certificates of today to try: pictures of EU DCC, and a SMART Health Card as
 * a file. The key stays from run to run, so that what a wallet has kept stays genuine.
 *
 * @param folder where all of it goes
 */
export async function demoHealth(folder: string, clock: Clock): Promise<DemoHealth> {
  await mkdir(folder, { recursive: true })
  const keys = await keptSecret(join(folder, 'key.json'), syntheticHealthKeys)
  const now = clock()
  const issuer = await syntheticHealthIssuer(now, keys)
  const trustLists = await Promise.all(
    (['dcc', 'shc'] as const).map(async (kind) => {
      const file = join(folder, `${kind}.json`)
      await writeFile(file, issuer.trustLists[kind])
      return file
    }),
  )
  await writeSamples(folder, issuer, now)
  return { issuer, trustLists }
}

async function writeSamples(folder: string, issuer: SyntheticHealthIssuer, now: number): Promise<void> {
  const times = { issuedAt: now - HOUR, expiresAt: now + 300 * DAY }
  const dose = { kind: 'vaccination', dose: 2, doses: 2, on: dayOf(now - 60 * DAY) } as const
  const sample = { kind: 'test', sampled: new Date((now - 5 * HOUR) * 1000).toISOString(), result: 'negative' } as const
  const pictures = [
    ['dcc-vaccination.png', dose],
    ['dcc-test.png', sample],
  ] as const
  for (const [name, statement] of pictures) {
    await writeFile(join(folder, name), drawQr(await issuer.dcc(statement, times)).png)
  }
  const card = JSON.stringify({ verifiableCredential: [await issuer.shc([dose, sample], times)] })
  await writeFile(join(folder, 'card.smart-health-card'), card)
}

function dayOf(unixSeconds: number): string {
  return new Date(unixSeconds * 1000).toISOString().slice(0, 10)
}
