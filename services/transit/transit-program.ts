import { readFile } from 'node:fs/promises'
import { loadPayments, type ServiceProgram, serviceKeys, serviceProgram } from '@hefu/service-kit'
import { z } from 'zod'
import { TRANSIT_PLAN } from './entries.ts'
import { TransitError } from './error.ts'
import { readFeed } from './feed/read-feed.ts'
import { gatePlace } from './gate/gate-file.ts'
import { startTransit } from './start-transit.ts'
import { gateToken } from './sync/gates.ts'

/**
 * Transit, run from a file: `feed` is the path of a GTFS archive; `payments` takes money in and `payouts` pays it out, as `loadPayments` takes them.
 */
export const TRANSIT_PROGRAM: ServiceProgram = serviceProgram({
  options: z.object({
    feed: z.string().min(1),
    gates: z.array(gatePlace),
    payments: z.string().min(1),
    payouts: z.string().min(1),
  }),
  plan: () => TRANSIT_PLAN,
  async start({ config, options: { feed, gates, payments, payouts }, ports }) {
    const archive = await readFile(feed).catch((cause: unknown) => {
      throw new TransitError('feed-invalid', `${feed} cannot be read`, { cause })
    })
    const [takesIn, paysOut] = [await loadPayments(payments), await loadPayments(payouts)]
    return startTransit(config, ports, {
      network: readFeed(archive),
      gates,
      payments: takesIn,
      payouts: paysOut,
      cards: [],
    })
  },
  deviceToken: async (config, gate) => gateToken((await serviceKeys(config, ['gates'])).gates, gate),
})
