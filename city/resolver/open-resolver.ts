import type { Clock, Gs1Id, LabelKey, LocalText, PublicSubject, RegisterState } from '@hefu/standard'
import { gs1PathsOf } from '@hefu/standard'
import type { Kysely } from 'kysely'
import type { Database } from '../database/schema.ts'
import type { OrganisationStore } from '../organisations/organisation-store.ts'
import type { ThingRegister } from '../things/register-store.ts'
import { findThings } from './find-things.ts'
import { resolveOrganisation } from './resolve-organisation.ts'
import { resolveThing } from './resolve-thing.ts'
import { dayOf, type Resolved } from './resolved.ts'
import { together } from './together.ts'

/** What the pages of public codes stand on. It keeps nothing of who asks. */
export interface ResolverPorts {
  readonly resolve: (subject: PublicSubject, id: string) => Promise<Resolved | null>
  /** What a GS1 key with its qualifiers leads to, or else the key with fewer of them. */
  readonly byGs1: (id: Gs1Id) => Promise<{ readonly subject: PublicSubject; readonly id: string } | null>
  readonly labelKeys: () => readonly LabelKey[]
  /** Whose codes these are; null before the city is founded. */
  readonly city: () => LocalText | null
  readonly utcOffsetMinutes: () => number
  readonly clock: Clock
}

/** Composes it over the city's database and register. */
export function openResolver(options: {
  readonly database: Kysely<Database>
  readonly organisations: OrganisationStore
  readonly things: ThingRegister
  readonly register: () => RegisterState
  readonly clock: Clock
}): ResolverPorts {
  const { database, organisations, register, clock } = options
  const things = findThings(database, options.things, clock)
  const organisation = together(organisations.details, (detail) => detail.organisation.id)
  const thing = together(things.details, (detail) => detail.thing.id)
  const offset = (): number => register().city?.utcOffsetMinutes ?? 0

  async function resolve(subject: PublicSubject, id: string): Promise<Resolved | null> {
    if (subject === 'organisation') {
      const detail = await organisation(id)
      return detail && resolveOrganisation(detail, dayOf(clock(), offset()))
    }
    const detail = await thing(id)
    return detail && resolveThing(detail, offset())
  }

  async function byGs1(id: Gs1Id): ReturnType<ResolverPorts['byGs1']> {
    const found = await things.idOfGs1(gs1PathsOf(id))
    if (found !== null) return { subject: 'thing', id: found }
    if (id.key !== '414' && id.key !== '417') return null
    const owner = await organisations.idOfGln(id.value)
    return owner === null ? null : { subject: 'organisation', id: owner }
  }

  return {
    resolve,
    byGs1,
    labelKeys: () => [...register().labelKeys.values()],
    city: () => register().city?.name ?? null,
    utcOffsetMinutes: offset,
    clock,
  }
}
