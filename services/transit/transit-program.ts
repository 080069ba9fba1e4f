import { loadPayments, type ServiceProgram, serviceKeys, serviceProgram } from '@hefu/service-kit'
import { z } from 'zod'
import { TRANSIT_PLAN } from './entries.ts'
import { openFeed } from './feed/open-feed.ts'
import { gatePlace } from './gate/gate-file.ts'
import { startTransit } from './start-transit.ts'
import { gateToken } from './sync/gates.ts'

/**
 * Transit, run from a file: `feed` is the path of a GTFS feed, zipped or a folder; `payments` takes money in and `payouts` pays it out, as `loadPayments` takes them.
 */
export const TRANSIT_PROGRAM: ServiceProgram = serviceProgram({
  options: z.strictObject({
    feed: z.string().min(1),
    gates: z.array(gatePlace),
    payments: z.string().min(1),
    payouts: z.string().min(1),
  }),
  plan: () => TRANSIT_PLAN,
  async start({ config, options: { feed, gates, payments, payouts }, ports }) {
    const [takesIn, paysOut] = [await loadPayments(payments), await loadPayments(payouts)]
    return startTransit(config, ports, {
      network: await openFeed(feed),
      gates,
      payments: takesIn,
      payouts: paysOut,
      cards: [],
    })
  },
  deviceToken: async (config, gate) => gateToken((await serviceKeys(config, ['gates'])).gates, gate),
})
