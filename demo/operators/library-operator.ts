import { DEMO_LIBRARY_CARDS, importDemoCatalogue, LIBRARY_PLAN, type RunningLibrary, startLibrary } from '@hefu/library'
import { type SandboxPayments, sandboxPayments } from '@hefu/service-kit'
import type { Operator } from './operator.ts'
import { getJson } from './post-json.ts'

/** The library of the demo. */
export interface DemoLibrary extends RunningLibrary {
  readonly payments: SandboxPayments
}

/** The library: a synthetic catalogue, and library cards on plastic. */
export const libraryOperator: Operator<DemoLibrary> = {
  plan: LIBRARY_PLAN,
  async start({ config, ports }) {
    const payments = sandboxPayments()
    const running = await startLibrary(config, { payments, cards: DEMO_LIBRARY_CARDS }, ports)
    const { records } = await getJson<{ readonly records: readonly unknown[] }>(`${running.url}/api/records`)
    if (records.length === 0) await importDemoCatalogue(running.library.database)
    return { ...running, payments }
  },
}
