import { loadCurve } from '@hefu/bbs'
import { assertReachable, describeError } from '@hefu/server'
import type { ServiceId } from '@hefu/standard'
import type { Kysely } from 'kysely'
import type { Migration } from 'kysely/migration'
import type { ServiceConfig } from '../config.ts'
import type { KitTables } from '../database/kit-tables.ts'
import { openServiceDatabase } from '../database/open-service-database.ts'
import type { PageLink } from '../pages/page.ts'
import type { ServicePorts } from '../ports.ts'
import { followRegister, type Register } from '../register/follow-register.ts'
import { openStaff, type Staff } from '../staff/open-staff.ts'
import { destroyIfEnded } from '../sunset/destroy-if-ended.ts'
import { type RunningService, type ServedService, serveService } from './serve-service.ts'
import { takeRounds } from './take-rounds.ts'

/** What a service opens itself with. */
export interface ServiceBasis<Tables extends KitTables> {
  readonly config: ServiceConfig
  readonly database: Kysely<Tables>
  readonly register: Register
  readonly ports: ServicePorts
}

/** What one service is, beside what every service is. */
export interface ServiceDefinition<Tables extends KitTables, Inside> {
  /** Of its own tables, under numbers such as `0001-lines`. */
  readonly migrations: Readonly<Record<string, Migration>>
  /** All that it does by the register: when the last of these has ended, everything that it keeps is destroyed. */
  readonly services: readonly ServiceId[]
  open(basis: ServiceBasis<Tables>): Promise<Inside>
  /** What it answers. @param staff null for a service without staff pages */
  serve(inside: Inside, staff: Staff | null): Omit<ServedService, 'ready'>
  /** Pages of staff, and for whom they are; the first of somebody's own is where `/staff` leads them. */
  readonly staffLinks?: readonly PageLink[]
  /** What is gone on with while it runs, in rounds that never overlap. */
  readonly rounds?: { readonly everyMs: number; run(inside: Inside): Promise<unknown> }
  /** Forgets what is over: at the start, and then each day unless `everyMs` says otherwise. Not any more once the service has ended. */
  readonly upkeep: { readonly everyMs?: number; run(inside: Inside): Promise<unknown> }
  /** When nothing is answered any more, and before the database is closed. */
  finish?(inside: Inside): Promise<unknown>
}

/** A service that runs, and what stands behind its pages. */
export interface RunService<Inside> extends RunningService {
  readonly inside: Inside
  readonly register: Register
}

const DAY_MS = 86_400_000

/**
 * Runs a service: follows the register, opens its database and serves, until it is stopped. A round or an upkeep that fails is logged and comes again. Where it
 * cannot start, nothing of it is left running.
 *
 * @throws ServiceError `register-unreachable`, `register-refused`; ServerError `database-not-reachable`, `migration-failed`, `address-in-use`, `master-key`
 */
export async function runService<
  Tables extends KitTables,
  Inside extends { readonly keys: { readonly staff: Uint8Array } },
>(
  definition: ServiceDefinition<Tables, Inside>,
  config: ServiceConfig,
  ports: ServicePorts,
): Promise<RunService<Inside>> {
  const { services, rounds, upkeep, staffLinks: links = [] } = definition
  const toEnd: (() => unknown)[] = []
  let ended: Promise<void> | undefined
  const end = (): Promise<void> => {
    ended ??= (async () => {
      for (const one of toEnd.reverse()) await one()
    })()
    return ended
  }
  const logged = (run: () => Promise<unknown>): (() => Promise<void>) => {
    const failed = (error: unknown): void => ports.log.error({ error: describeError(error) }, 'upkeep failed')
    return () => run().then(() => {}, failed)
  }

  try {
    await loadCurve()
    const register = await followRegister(config, ports)
    toEnd.push(() => register.stop())
    const opened = await openServiceDatabase<Tables>(config.databaseUrl, definition.migrations)
    toEnd.push(() => opened.close())
    const { database } = opened
    const inside = await definition.open({ config, database, register, ports })
    toEnd.push(() => definition.finish?.(inside))

    const forget = logged(async () => {
      if (!(await destroyIfEnded({ config, database, register, services, ports }))) await upkeep.run(inside)
    })
    await forget()
    const daily = takeRounds(forget, upkeep.everyMs ?? DAY_MS)
    toEnd.push(() => daily.stop())
    if (rounds) {
      const often = takeRounds(
        logged(() => rounds.run(inside)),
        rounds.everyMs,
      )
      toEnd.push(() => often.stop())
    }

    // Every service's database has the kit's tables; of a type parameter Kysely cannot tell.
    const kitTables = database as unknown as Kysely<KitTables>
    const staff = config.staff && openStaff({ config, database: kitTables, key: inside.keys.staff, links, ports })
    const served = { ...definition.serve(inside, staff), ready: () => assertReachable(opened) }
    const running = await serveService(served, config, ports)
    toEnd.push(() => running.stop())
    return { url: running.url, inside, register, stop: end }
  } catch (error) {
    await end()
    throw error
  }
}
