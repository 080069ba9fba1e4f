import type { CborValue } from '@hefu/bytes'
import type { CredentialTypeId, EarlyEndReason } from '@hefu/standard'
import type { EarlyEndClaim, HeldCredential } from '@hefu/wallet'
import type { SealedValue } from '../storage/sealed-value.ts'

/** What the city said with its refusal: an act of the log, and until when its holder may appeal, Unix seconds. */
export interface EarlyEnd extends EarlyEndClaim {
  readonly appealBy: number
}

/** An appeal as this wallet last heard of it, in Unix seconds. */
export interface AppealNote {
  readonly dueAt: number
  readonly answered: boolean
}

/** Why the wallet no longer asks for a type by itself. */
export type Stop =
  | {
      readonly why: 'ended-early'
      readonly type: CredentialTypeId
      /** Unix seconds: when the city first refused. */
      readonly heardAt: number
      /** What the city named; null where it refused and named nothing. */
      readonly end: EarlyEnd | null
      /** Acts of the register when it was last held against this stop. */
      readonly asOf: number
      /** An end like this one was taken back since: it is worth asking once more. */
      readonly askAgain: boolean
      /** Whether the holder has been told. */
      readonly told: boolean
      readonly appeal: AppealNote | null
    }
  /** The city keeps no record of the card any more, as its holder wished. Unix seconds. */
  | { readonly why: 'erased'; readonly type: CredentialTypeId; readonly heardAt: number }

/** A stop because of an early end. */
export type EndedEarly = Extract<Stop, { why: 'ended-early' }>

type EndItems = readonly [reason: string, act: number, decidedAt: number, appealBy: number]
type AppealItems = readonly [dueAt: number, answered: boolean]
type Items = readonly [
  why: Stop['why'],
  type: string,
  heardAt: number,
  end: EndItems | null,
  asOf: number,
  askAgain: boolean,
  told: boolean,
  appeal: AppealItems | null,
]

/** The stops, at most one a type. */
export const KEPT_STOPS: SealedValue<readonly Stop[]> = {
  name: 'stops',
  empty: [],
  toCbor: (stops) => stops.map(toItems),
  fromCbor: (cbor) => (cbor as unknown as readonly Items[]).map(fromItems),
}

/** The stop of a type, if there is one. */
export function stopOf(stops: readonly Stop[], type: CredentialTypeId): Stop | undefined {
  return stops.find((stop) => stop.type === type)
}

/** The stops with this one in the place of what there was for its type. */
export function withStop(stops: readonly Stop[], stop: Stop): readonly Stop[] {
  return [...withoutStop(stops, stop.type), stop]
}

/** The stops without that of a type. */
export function withoutStop(stops: readonly Stop[], type: CredentialTypeId): readonly Stop[] {
  return stops.filter((stop) => stop.type !== type)
}

/** The credentials that the wallet still renews by itself, with its holder's sign-in; mandates are renewed by their grants. */
export function renewed({
  credentials,
  stops,
}: {
  readonly credentials: readonly HeldCredential[]
  readonly stops: readonly Stop[]
}): readonly HeldCredential[] {
  return credentials.filter(({ header, line }) => {
    if (line !== undefined) return false
    const stop = stopOf(stops, header.type)
    return !stop || (stop.why === 'ended-early' && stop.askAgain)
  })
}

/** Whether the register has acts that a stop has not been held against. */
export function isBehind(stop: Stop, size: number): stop is EndedEarly {
  return stop.why === 'ended-early' && stop.end !== null && stop.asOf < size
}

function toItems(stop: Stop): CborValue {
  if (stop.why === 'erased') return [stop.why, stop.type, stop.heardAt, null, 0, false, true, null]
  const { why, type, heardAt, end, asOf, askAgain, told, appeal } = stop
  const items: Items = [
    why,
    type,
    heardAt,
    end && [end.reason, end.act, end.decidedAt, end.appealBy],
    asOf,
    askAgain,
    told,
    appeal && [appeal.dueAt, appeal.answered],
  ]
  return items
}

function fromItems([why, typeId, heardAt, end, asOf, askAgain, told, appeal]: Items): Stop {
  const type = typeId as CredentialTypeId
  if (why === 'erased') return { why, type, heardAt }
  return {
    why,
    type,
    heardAt,
    end: end && { type, reason: end[0] as EarlyEndReason, act: end[1], decidedAt: end[2], appealBy: end[3] },
    asOf,
    askAgain,
    told,
    appeal: appeal && { dueAt: appeal[0], answered: appeal[1] },
  }
}
