import {
  DEMO_LIBRARY_CARDS,
  importDemoCatalogue,
  LIBRARY_ENTRIES,
  LIBRARY_ISSUER,
  LIBRARY_MIGRATIONS,
  type RunningLibrary,
  startLibrary,
} from '@hefu/library'
import { type SandboxPayments, sandboxPayments, serviceRequestKey } from '@hefu/service-kit'
import { CARD_LIBRARY } from '@hefu/standard'
import { CITY_ISSUER } from '../services/service-ids.ts'
import { CROWD, type Operator } from './operator.ts'
import { getJson } from './post-json.ts'

/** The library of the demo. */
export interface DemoLibrary extends RunningLibrary {
  readonly payments: SandboxPayments
}

/** The library: a synthetic catalogue, and library cards on plastic. */
export const libraryOperator: Operator<DemoLibrary> = {
  issuer: LIBRARY_ISSUER,
  types: [CARD_LIBRARY],
  migrations: LIBRARY_MIGRATIONS,
  async entries({ config, span }) {
    const { id, publicKey } = await serviceRequestKey(config)
    const requestKey = { id, publicKey }
    const { publicUrl } = config
    return LIBRARY_ENTRIES({ entryIssuer: CITY_ISSUER, publicUrl, requestKey, crowd: CROWD, ...span })
  },
  async start({ config, ports }) {
    const payments = sandboxPayments()
    const running = await startLibrary(config, { payments, cards: DEMO_LIBRARY_CARDS }, ports)
    const { records } = await getJson<{ readonly records: readonly unknown[] }>(`${running.url}/api/records`)
    if (records.length === 0) await importDemoCatalogue(running.library.database)
    return { ...running, payments }
  },
}
