import { loadPayments, type ServiceProgram, serviceProgram } from '@hefu/service-kit'
import { z } from 'zod'
import { LIBRARY_PLAN } from './entries.ts'
import { startLibrary } from './start-library.ts'

/** The library, run from a file: `payments` as `loadPayments` takes it. */
export const LIBRARY_PROGRAM: ServiceProgram = serviceProgram({
  options: z.strictObject({ payments: z.string().min(1) }),
  plan: () => LIBRARY_PLAN,
  start: async ({ config, options, ports }) =>
    startLibrary(config, { payments: await loadPayments(options.payments), cards: [] }, ports),
})
