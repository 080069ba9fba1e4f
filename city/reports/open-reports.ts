import type { RandomSource } from '@hefu/bbs'
import type { KeyStore } from '@hefu/server'
import type { Clock, LocalText } from '@hefu/standard'
import type { Kysely } from 'kysely'
import type { Database } from '../database/schema.ts'
import type { DailyJob } from '../operations/daily.ts'
import type { ThingPorts } from '../things/ports.ts'
import { databaseCategoryStore } from './category-store.ts'
import { type FloodBudgets, floodGuard } from './flood/flood-guard.ts'
import type { PassCheck } from './flood/pass-check.ts'
import { photoDrawer } from './photos/photo-drawer.ts'
import type { ReportPorts } from './ports.ts'
import { similarReports } from './report-list.ts'
import { databaseReportStore } from './report-store.ts'
import { forgetOldReports } from './retention.ts'
import { deliverDue } from './webhooks/deliver.ts'
import { type PostOnce, postOnce } from './webhooks/post-once.ts'
import { databaseWebhookStore, type WebhookStore } from './webhooks/webhook-store.ts'
import type { WebhookReach } from './webhooks/webhook-url.ts'

/** The fault reports of a city. */
export interface Reports {
  readonly ports: ReportPorts
  readonly webhooks: WebhookStore
  readonly reach: WebhookReach
  /** Calls the webhooks that are due; answers how many calls were made. */
  readonly deliver: () => Promise<number>
  /** What is to be done once a day: what has been kept long enough goes. */
  readonly daily: readonly DailyJob[]
}

/** Composes it over the city's database. @throws CityError as `KeyStore` */
export async function openReports(options: {
  readonly things: ThingPorts
  readonly database: Kysely<Database>
  readonly keyStore: KeyStore
  readonly clock: Clock
  readonly random: RandomSource
  /** Judges passes when there is a flood; without one, a flood is refused. */
  readonly passCheck?: PassCheck | null
  readonly budgets?: FloodBudgets
  /** By default the public internet alone. */
  readonly reach?: WebhookReach
  readonly post?: PostOnce
}): Promise<Reports> {
  const { things, database, keyStore, clock, random, passCheck = null, budgets } = options
  const { reach = { localhost: false } } = options
  const { post = postOnce(reach) } = options
  const key = await keyStore.loadOrCreate('reports/webhooks', () => random(32))
  const webhooks = databaseWebhookStore({ database, key, random })
  return {
    ports: {
      store: databaseReportStore(database),
      categories: databaseCategoryStore(database),
      similar: (of, limit) => similarReports(database, of, limit),
      addresses: (ids) => addressesOf(database, ids),
      things,
      drawer: photoDrawer(),
      guard: floodGuard({ clock, random, passCheck, ...(budgets && { budgets }) }),
      clock,
      random,
    },
    webhooks,
    reach,
    deliver: () => deliverDue({ store: webhooks, post, clock }),
    daily: [{ name: 'forget-old-reports', run: () => forgetOldReports(database, Math.floor(clock())) }],
  }
}

async function addressesOf(
  database: Kysely<Database>,
  ids: readonly string[],
): Promise<ReadonlyMap<string, LocalText>> {
  if (ids.length === 0) return new Map()
  const rows = await database
    .selectFrom('thing')
    .select(['id', 'address_zh', 'address_en'])
    .where('id', 'in', ids)
    .where('address_zh', 'is not', null)
    .execute()
  return new Map(rows.map(({ id, address_zh: zh, address_en: en }) => [id, { 'zh-CN': zh ?? '', en: en ?? '' }]))
}
