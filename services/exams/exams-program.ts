import { type ServiceProgram, serviceProgram } from '@hefu/service-kit'
import { z } from 'zod'
import { EXAMS_PLAN } from './entries.ts'
import { startExams } from './start-exams.ts'

const Pace = z.object({
  start: z.number().positive(),
  least: z.number().positive(),
  most: z.number().positive(),
  targetMs: z.number().positive(),
})

/** The education authority, run from a file. */
export const EXAMS_PROGRAM: ServiceProgram = serviceProgram({
  options: z.strictObject({ pace: Pace.optional(), notice: z.int().min(0).optional() }).default({}),
  plan: () => EXAMS_PLAN,
  start: ({ config, options: { pace, notice }, ports }) =>
    startExams(config, { ...(pace && { pace }), ...(notice !== undefined && { notice }) }, ports),
})
