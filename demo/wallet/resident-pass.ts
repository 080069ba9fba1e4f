import { type Clock, PERSON_ENTRY, type ServiceId, serviceOf, slotAt } from '@hefu/standard'
import { makePass } from '@hefu/wallet'
import { readCityFile } from '../city-file.ts'
import { DemoError } from '../error.ts'
import { systemRandom } from '../system-random.ts'
import { enrolResident } from './enrol-resident.ts'

/**
 * Passes of a synthetic resident of a demo city that runs, all of one wallet: for who builds a gate and has no wallet at hand. The resident signs in
 * anew, as with a new phone, so one resident does so a few times a week and no more.
 *
 * @throws DemoError `no-demo`, `unknown-service`, `city-refused` or `sign-in-failed`
 */
export async function residentPasses(options: {
  readonly dataDirectory: string
  /** Such as `resident-001`. */
  readonly resident: string
  readonly service: ServiceId
  readonly count: number
  readonly clock: Clock
}): Promise<readonly string[]> {
  const { dataDirectory, resident, count, clock } = options
  const city = await readCityFile(dataDirectory)
  const log = { key: city.logKey, witnesses: city.witnesses, quorum: city.quorum }
  const wallet = await enrolResident({ ...city, log, clock }, resident)
  const service = serviceOf(wallet.bundle, options.service, clock())
  const [credential] = wallet.credentials
  if (!service || service.type !== PERSON_ENTRY.id || service.showing !== 'open' || !credential) {
    throw new DemoError('unknown-service', `${options.service} takes no open showing of an entry credential`)
  }
  const { bundle } = wallet
  return Array.from({ length: count }, () =>
    makePass({ credential, service, bundle, slot: slotAt(clock()) }, systemRandom),
  )
}
