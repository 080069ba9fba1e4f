import type { LocalText } from '@hefu/standard'
import { checkText } from '../import/check-text.ts'
import { type Checked, good, type Refusal, refuse } from '../import/refusal.ts'
import { checkPlace, checkThing, type SaidThing } from './check-thing.ts'
import type { ThingPorts } from './ports.ts'
import { type Custodian, EVENT_KINDS, type EventKind, type Thing, type ThingEvent } from './thing.ts'
import type { ThingWrite } from './thing-store.ts'

/** What became of what a custodian asked for. */
export type CustodianOutcome = ThingWrite | { readonly refusal: Refusal }

/** What a custodian says of something that happened. */
export interface SaidEvent {
  readonly kind: EventKind
  /** Unix seconds; now unless given. */
  readonly at?: number | undefined
  readonly office: LocalText
  readonly note?: string | null | undefined
  /** Where a thing was moved to. */
  readonly place?: Pick<SaidThing, 'latitude' | 'longitude' | 'addressZh' | 'addressEn'> | undefined
}

/** Longest note on an event, in code points; `thing_event.note` counts the same. */
const MAX_NOTE = 400
/** Things have a past: nothing is told of before 1900, and nothing that has not happened yet, but for clocks that are ahead. */
const EARLIEST = -2_208_988_800
const AHEAD = 86_400

/** A custodian adds a thing of theirs or changes it. Retiring has a way of its own, because it is for ever. */
export async function putThing(ports: ThingPorts, by: Custodian, said: SaidThing): Promise<CustodianOutcome> {
  if (said.status === 'retired') return { refusal: { field: 'status', reason: 'retired' } }
  const kinds = await ports.register.kinds()
  const rules = { kinds: new Map(kinds.map((kind) => [kind.id, kind])), custodians: new Set([by.id]) }
  const checked = checkThing({ ...said, custodian: by.id }, rules)
  if (checked.outcome === 'refused') return { refusal: checked.refusal }
  return ports.things.put(checked.value, Math.floor(ports.clock()))
}

/** A custodian tells what happened to a thing of theirs. What was moved is somewhere else, what was retired is retired for ever. */
export async function tellEvent(
  ports: ThingPorts,
  by: Custodian,
  id: string,
  said: SaidEvent,
): Promise<CustodianOutcome> {
  const now = Math.floor(ports.clock())
  const event = checkEvent(said, now)
  if (event.outcome === 'refused') return { refusal: event.refusal }
  const change = changeBy(said)
  if (change.outcome === 'refused') return { refusal: change.refusal }
  return ports.things.addEvent(id, by.id, event.value, change.value, now)
}

function checkEvent(said: SaidEvent, now: number): Checked<ThingEvent> {
  const { kind, at = now, note } = said
  if (!EVENT_KINDS.includes(kind)) return refuse('kind', 'unknown-choice')
  if (at < EARLIEST || at > now + AHEAD) return refuse('at', 'out-of-range')
  const chinese = checkText('office.zh-CN', said.office['zh-CN'], 60)
  if (chinese.outcome === 'refused') return chinese
  const english = checkText('office.en', said.office.en, 60)
  if (english.outcome === 'refused') return english
  const office = { 'zh-CN': chinese.value, en: english.value }
  if (note === undefined || note === null || note === '') return good({ kind, at, office, note: null })
  const text = checkText('note', note, MAX_NOTE)
  return text.outcome === 'refused' ? text : good({ kind, at, office, note: text.value })
}

/** What an event changes of its thing. */
function changeBy({ kind, place }: SaidEvent): Checked<(thing: Thing) => Thing> {
  if (kind === 'retired') return good((thing) => ({ ...thing, status: 'retired' }))
  if (kind === 'installed') {
    return good((thing) => (thing.status === 'planned' ? { ...thing, status: 'in-service' } : thing))
  }
  if (kind !== 'moved') return good((thing) => thing)
  const checked = checkPlace(place ?? {})
  return checked.outcome === 'refused' ? checked : good((thing) => ({ ...thing, place: checked.value }))
}
