import type { Clock } from '@hefu/standard'
import type { Kysely } from 'kysely'
import type { Database } from '../database/schema.ts'
import { databaseThingRegister, type ThingRegister } from './register-store.ts'
import {
  type NearThing,
  nearestThings,
  searchThings,
  type ThingFilter,
  type ThingPage,
} from './search/search-things.ts'
import type { Point } from './thing.ts'
import { databaseThingStore, type ThingStore } from './thing-store.ts'

/** Finds things. */
export interface ThingSearch {
  search(filter: ThingFilter, page: { readonly after: string | null; readonly limit: number }): Promise<ThingPage>
  nearest(filter: Omit<ThingFilter, 'area'>, point: Point, limit: number): Promise<readonly NearThing[]>
}

/** What the things of a city stand on. */
export interface ThingPorts {
  readonly things: ThingStore
  readonly register: ThingRegister
  readonly search: ThingSearch
  readonly clock: Clock
}

/** Composes it over the city's database. */
export function openThings(options: { readonly database: Kysely<Database>; readonly clock: Clock }): ThingPorts {
  const { database, clock } = options
  return {
    things: databaseThingStore(database),
    register: databaseThingRegister(database),
    search: {
      search: (filter, page) => searchThings(database, filter, page),
      nearest: (filter, point, limit) => nearestThings(database, filter, point, limit),
    },
    clock,
  }
}
