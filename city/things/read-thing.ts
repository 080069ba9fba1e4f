import type { ThingKind } from './kind.ts'
import type { ThingRegister } from './register-store.ts'
import type { Custodian, KeptThing, ThingEvent } from './thing.ts'
import type { ThingStore } from './thing-store.ts'

/** A thing with all that a page of it shows. */
export interface ThingDetail {
  readonly thing: KeptThing
  readonly kind: ThingKind
  readonly custodian: Custodian
  readonly events: readonly ThingEvent[]
}

/** What is found under an id. A retired thing is found too: whoever scans its label is to be told so. */
export type FoundThing = ({ readonly outcome: 'found' | 'retired' } & ThingDetail) | { readonly outcome: 'unknown' }

/** Reads a thing by its id. */
export async function readThing(
  ports: { readonly things: ThingStore; readonly register: ThingRegister },
  id: string,
): Promise<FoundThing> {
  const thing = await ports.things.find(id)
  if (!thing) return { outcome: 'unknown' }
  const [kinds, custodians, events] = await Promise.all([
    ports.register.kinds(),
    ports.register.custodians(),
    ports.things.events(id),
  ])
  const kind = kinds.find((each) => each.id === thing.kind)
  const custodian = custodians.find((each) => each.id === thing.custodian)
  if (!kind || !custodian) throw new Error('a thing names a kind or a custodian that is not there')
  return { outcome: thing.retiredAt === null ? 'found' : 'retired', thing, kind, custodian, events }
}
