import { issuerId, StandardError, serviceId } from '@hefu/standard'
import { z } from 'zod'
import { assertConfig, type CityConfig } from './config.ts'
import { CityError } from './error.ts'

const ConfigFile = z.strictObject({
  origin: z.string().min(1).max(200),
  publicUrl: z.string(),
  labelOrigin: z.string().optional(),
  issuer: z.string(),
  witnesses: z.array(z.strictObject({ url: z.string(), key: z.string() })),
  quorum: z.int(),
  headFile: z.string().min(1).optional(),
  identityProvider: z.strictObject({
    issuer: z.string(),
    audience: z.string(),
    claims: z.enum(['token', 'userinfo']).default('token'),
  }),
  allowedOrigins: z.array(z.string()).default([]),
  consoleOrigin: z.string().optional(),
  organisationOrigin: z.string().optional(),
  registerUrl: z.string().optional(),
  reportService: z.string().optional(),
  keyProposer: z.string().min(1).optional(),
  replacementsPerEpoch: z.int().default(3),
  rateLimit: z
    .strictObject({ requestsPerMinute: z.number(), trustedProxies: z.int().min(0).max(10).default(0) })
    .default({ requestsPerMinute: 120, trustedProxies: 0 }),
})

/**
 * Reads a configuration file's JSON. Members that are not known are refused, so that a misspelt one is not passed over.
 *
 * @throws CityError `invalid-config`, naming every place that does not fit
 */
export function parseCityConfig(json: unknown): CityConfig {
  const parsed = ConfigFile.safeParse(json)
  if (!parsed.success) {
    const places = parsed.error.issues.map(({ path, message }) => `${path.join('.') || 'the file'}: ${message}`)
    throw new CityError('invalid-config', places.join('; '))
  }
  const { issuer, labelOrigin, headFile, consoleOrigin, organisationOrigin, ...more } = parsed.data
  const { registerUrl, reportService, keyProposer, ...rest } = more
  const config: CityConfig = {
    ...rest,
    issuer: parseId('issuer', () => issuerId(issuer)),
    ...(labelOrigin !== undefined && { labelOrigin }),
    ...(headFile !== undefined && { headFile }),
    ...(consoleOrigin !== undefined && { consoleOrigin }),
    ...(organisationOrigin !== undefined && { organisationOrigin }),
    ...(registerUrl !== undefined && { registerUrl }),
    ...(reportService !== undefined && { reportService: parseId('reportService', () => serviceId(reportService)) }),
    ...(keyProposer !== undefined && { keyProposer }),
  }
  assertConfig(config)
  return config
}

function parseId<Id>(member: string, parse: () => Id): Id {
  try {
    return parse()
  } catch (cause) {
    if (!(cause instanceof StandardError)) throw cause
    throw new CityError('invalid-config', `${member}: ${cause.message}`, { cause })
  }
}
