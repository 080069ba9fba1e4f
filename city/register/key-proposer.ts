import { readFile, stat } from 'node:fs/promises'
import type { Log } from '@hefu/server'
import type { Clock } from '@hefu/standard'
import { CityError } from '../error.ts'
import type { DailyJob } from '../operations/daily.ts'
import { type OfficerKey, readOfficerKey } from './officer-key.ts'
import { type KeyDesk, proposeIssuerKeys } from './propose-keys.ts'

/**
 * The daily job by which a city proposes the issuer keys that it holds, so that officers need not think of the next quarter. It decides
 * nothing: a second officer approves, and the desk takes no approval from the officer of this key.
 *
 * @param options.founded whether the register has its first act
 */
export function keyProposer(options: {
  readonly desk: KeyDesk
  readonly officer: OfficerKey
  readonly founded: () => boolean
  readonly clock: Clock
  readonly log: Log
}): DailyJob {
  const { desk, officer, founded, clock, log } = options
  return {
    name: 'propose-keys',
    async run() {
      if (!founded()) return
      const { proposed } = await proposeIssuerKeys(desk, officer, clock())
      for (const { type, firstEpoch, digest } of proposed) log.info({ type, firstEpoch, digest }, 'issuer key proposed')
    },
  }
}

/** Reads the key file that a configuration names. @throws CityError `officer-key` */
export async function readKeyProposer(path: string): Promise<OfficerKey> {
  try {
    const { mode } = await stat(path)
    if (process.platform === 'win32' || (mode & 0o077) === 0) return await readOfficerKey(await readFile(path, 'utf8'))
  } catch (cause) {
    if (cause instanceof CityError) throw cause
    throw new CityError('officer-key', `keyProposer: ${path} cannot be read`, { cause })
  }
  throw new CityError('officer-key', `keyProposer: ${path} can be read by others: chmod 600`)
}
