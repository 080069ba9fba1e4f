import type { ServiceId } from '../identifiers.ts'
import { PSEUDONYM_SCOPES } from '../showing/scope.ts'
import type { LoggedAct } from './logged-act.ts'
import { serviceInForce } from './register-state.ts'
import type { Service } from './service.ts'
import { type Widening, widenings } from './widening.ts'

/** In what a registration asks less than the one before it. */
export type Narrowing =
  | { readonly what: 'asks-no-longer'; readonly index: number }
  | { readonly what: 'shorter-retention' | 'earlier-end' | 'narrower-scope' | 'proves-itself' | 'takes-no-answers' }

/** One registration of a service, and in what it differs from the one that was in force when it was decided. */
export interface ServiceChange {
  readonly logged: LoggedAct
  readonly service: Service
  readonly further: readonly Widening[]
  readonly less: readonly Narrowing[]
}

/** Every registration of a service, the newest first. */
export function serviceHistory(acts: readonly LoggedAct[], id: ServiceId): readonly ServiceChange[] {
  return acts
    .flatMap((logged) => changeBy(logged) ?? [])
    .filter(({ service }) => service.id === id)
    .reverse()
}

/** What an act changes of a service; null for one of another kind. */
export function changeBy(logged: LoggedAct): ServiceChange | null {
  const { body, decidedAt } = logged.act
  if (body.kind !== 'service') return null
  const { service } = body
  const present = serviceInForce(logged.before, service.id, decidedAt)
  // As the rules have it: what has ended begins anew.
  const before = present && present.endsAt > decidedAt ? present : null
  return { logged, service, further: widenings(before, service), less: before ? narrowings(before, service) : [] }
}

function narrowings(before: Service, after: Service): readonly Narrowing[] {
  const asked = (service: Service): readonly number[] => [...service.required, ...service.optional]
  const lessThan = [
    [after.retentionDays < before.retentionDays, 'shorter-retention'],
    [PSEUDONYM_SCOPES.indexOf(after.scope) < PSEUDONYM_SCOPES.indexOf(before.scope), 'narrower-scope'],
    [before.showing === 'open' && after.showing === 'answer', 'proves-itself'],
    [after.endsAt < before.endsAt, 'earlier-end'],
    [before.answersAt !== undefined && after.answersAt === undefined, 'takes-no-answers'],
  ] as const
  return [
    ...asked(before)
      .filter((index) => !asked(after).includes(index))
      .map((index) => ({ what: 'asks-no-longer', index }) as const),
    ...lessThan.filter(([holds]) => holds).map(([, what]) => ({ what })),
  ]
}
