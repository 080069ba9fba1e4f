import { type ServiceProgram, serviceProgram } from '@hefu/service-kit'
import { z } from 'zod'
import { clinicPlan } from './entries.ts'
import { startClinic } from './start-clinic.ts'

/** A clinic, run from a file: `id` names it in the register, and its operator's name is its own. */
export const CLINIC_PROGRAM: ServiceProgram = serviceProgram({
  options: z.strictObject({ id: z.string().regex(/^[a-z][a-z0-9-]{0,31}$/) }),
  plan: ({ id }) => clinicPlan(id),
  start: ({ config, operator, options: { id }, ports }) => startClinic(config, { id, name: operator.name }, ports),
})
