import type { z } from 'zod'
import type { ServiceConfig } from '../config.ts'
import { ServiceError } from '../error.ts'
import { misfits } from '../misfits.ts'
import type { ServicePorts } from '../ports.ts'
import type { OperatorWords, ServicePlan } from '../register/service-plan.ts'
import type { RunningService } from './serve-service.ts'

/** A service as its operator runs it: from a file, without a line of code. */
export interface ServiceProgram {
  /** What it is to the register. @throws ServiceError `invalid-config` for options that do not fit */
  plan(options: unknown): ServicePlan
  /** Starts it. @throws ServiceError, ServerError as `runService`; `invalid-config` for options that do not fit */
  start(of: ProgramStart<unknown>): Promise<RunningService>
  /** The bearer token of one of its field devices; null for a service that has none. */
  readonly deviceToken: ((config: ServiceConfig, device: string) => Promise<string>) | null
}

/** With what a service is started. */
export interface ProgramStart<Options> {
  readonly config: ServiceConfig
  readonly operator: OperatorWords
  readonly options: Options
  readonly ports: ServicePorts
}

/** Makes a program of a service. @param of.options the shape of what its operator decides beside what all services have */
export function serviceProgram<Options>(of: {
  readonly options: z.ZodType<Options>
  plan(options: Options): ServicePlan
  start(start: ProgramStart<Options>): Promise<RunningService>
  readonly deviceToken?: (config: ServiceConfig, device: string) => Promise<string>
}): ServiceProgram {
  const read = (options: unknown): Options => {
    const parsed = of.options.safeParse(options)
    if (!parsed.success) throw new ServiceError('invalid-config', `options: ${misfits(parsed.error)}`)
    return parsed.data
  }
  return {
    plan: (options) => of.plan(read(options)),
    start: async ({ options, ...start }) => of.start({ ...start, options: read(options) }),
    deviceToken: of.deviceToken ?? null,
  }
}
