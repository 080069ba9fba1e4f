import type { LocalText } from '@hefu/standard'
import { z } from 'zod'
import { address } from './address.ts'
import { ServiceError } from './error.ts'
import { localTextShape } from './local-text-shape.ts'
import { misfits } from './misfits.ts'
import { type CityTrust, cityTrust } from './register/city-trust.ts'

/** What the operator of a service says of it. Nothing in it is about a person. */
export interface ServiceConfig {
  /** Names the service in its logs and its session cookie: `transit`. */
  readonly name: string
  /** What residents call it; its pages have a word of their own for such a service where it is not given. */
  readonly title?: LocalText
  readonly host: string
  /** 0 for any that is free. */
  readonly port: number
  /** Where residents reach it, without a slash at the end. */
  readonly publicUrl: string
  /** Where the residents' wallet is, for links on the same phone. */
  readonly walletUrl: string
  /** Reverse proxies before this server whose `X-Forwarded-For` entry is relied on for the rate limit; 0 unless given. */
  readonly trustedProxies?: number
  readonly city: CityTrust
  /** Of a database of its own. */
  readonly databaseUrl: string
  /** Holds the master key and the last register, and nothing about anybody. */
  readonly dataDirectory: string
  /** Of one address; what the service itself thinks right unless given. */
  readonly requestsPerMinute?: number
  /** The OpenID Connect provider of the operator's own staff; null for a service without staff pages. */
  readonly staff: StaffProvider | null
}

/** What a service is called on its pages. */
export function titleOf({ title, name }: Pick<ServiceConfig, 'title' | 'name'>): LocalText {
  return title ?? { 'zh-CN': name, en: name }
}

/** Where staff sign in. */
export interface StaffProvider {
  readonly issuer: string
  readonly clientId: string
  readonly clientSecret: string
}

const Config = z.strictObject({
  name: z.string().regex(/^[a-z][a-z0-9-]{0,31}$/),
  title: localTextShape.optional(),
  host: z.string().min(1),
  port: z.int().min(0).max(65_535),
  publicUrl: address,
  walletUrl: address,
  trustedProxies: z.int().min(0).max(5).optional(),
  city: cityTrust,
  databaseUrl: z.string().min(1),
  dataDirectory: z.string().min(1),
  requestsPerMinute: z.int().min(1).optional(),
  staff: z.object({ issuer: z.url(), clientId: z.string().min(1), clientSecret: z.string().min(1) }).nullable(),
})

/**
 * Checks a configuration, whatever it was read from.
 *
 * @throws ServiceError `invalid-config`, naming everything that does not fit and repeating no value
 */
export function parseServiceConfig(value: unknown): ServiceConfig {
  const parsed = Config.safeParse(value)
  if (!parsed.success) throw new ServiceError('invalid-config', misfits(parsed.error))
  const { title, requestsPerMinute, trustedProxies = 0, ...rest } = parsed.data
  return {
    ...rest,
    trustedProxies,
    ...(title && { title }),
    ...(requestsPerMinute !== undefined && { requestsPerMinute }),
  }
}
