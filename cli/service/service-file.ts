import { readFile } from 'node:fs/promises'
import { localTextShape, misfits, type OperatorWords, parseServiceConfig, type ServiceConfig } from '@hefu/service-kit'
import { type IssuerId, issuerId, StandardError } from '@hefu/standard'
import { z } from 'zod'
import { CliError } from '../error.ts'
import { SERVICE_KINDS, type ServiceKind } from './service-kinds.ts'

/** What the operator of a service decided, as it stands in a file. */
export interface ServiceFile {
  readonly service: ServiceKind
  readonly config: ServiceConfig
  readonly operator: OperatorWords
  /** What the entries of the register say beside that. */
  readonly register: {
    readonly cityIssuer: IssuerId
    readonly crowd: number
    /** Unix seconds, of the first moment of a day in UTC. */
    readonly validFrom: number
    readonly endsAt: number
  }
  /** Of this kind of service; its program reads them. */
  readonly options: unknown
}

const Words = z.string().min(1).max(400)
const Day = z.iso.date().transform((day) => Date.parse(`${day}T00:00:00Z`) / 1000)
const Shape = z.looseObject({
  service: z.enum(SERVICE_KINDS),
  operator: z.strictObject({
    name: localTextShape,
    legalBasis: localTextShape,
    contact: Words,
    complaints: localTextShape,
  }),
  register: z.strictObject({ issuer: z.string(), crowd: z.int().min(1), validFrom: Day, endsAt: Day }),
  options: z.unknown(),
})

/** Reads it. @throws CliError `not-found`, `unreadable`; ServiceError `invalid-config`. Neither repeats a value. */
export async function readServiceFile(path: string): Promise<ServiceFile> {
  const text = await readFile(path, 'utf8').catch((cause: unknown) => {
    throw new CliError('not-found', `cannot read ${path}`, { cause })
  })
  const parsed = Shape.safeParse(parseJson(text, path))
  if (!parsed.success) throw new CliError('unreadable', `${path} ${misfits(parsed.error)}`)
  const { service, operator, register, options, ...config } = parsed.data
  const { issuer, crowd, validFrom, endsAt } = register
  try {
    const cityIssuer = issuerId(issuer)
    return {
      service,
      operator,
      options,
      config: parseServiceConfig({ name: service, title: operator.name, ...config }),
      register: { cityIssuer, crowd, validFrom, endsAt },
    }
  } catch (cause) {
    if (!(cause instanceof StandardError)) throw cause
    throw new CliError('unreadable', `${path} does not fit: register.issuer`, { cause })
  }
}

function parseJson(text: string, path: string): unknown {
  try {
    return JSON.parse(text)
  } catch (cause) {
    throw new CliError('unreadable', `${path} is not JSON`, { cause })
  }
}
