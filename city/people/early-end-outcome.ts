import type { SignedInOfficer } from '../officers/officer-session.ts'
import type { DeskRefusal } from '../register/proposals.ts'
import type { Access } from './access-store.ts'
import type { Order } from './order-store.ts'
import type { PeopleOutcome, PeoplePorts, PeopleRefusal } from './people-ports.ts'
import type { AccessReason } from './schemas.ts'

/** Why an early end, or the lift of one, was not proposed or decided. */
export type EarlyEndRefusal =
  | DeskRefusal
  | PeopleRefusal
  | 'not-yours'
  | 'not-an-early-end'
  | 'unknown-provider'
  | 'proposal-known'
  | 'other-person'
  | 'person-missing'
  | 'other-end'
  | 'ended-already'

/** What became of a request about an early end. */
export type EarlyEndOutcome<Made> = PeopleOutcome<Made, EarlyEndRefusal>

/** The access by which a person is told what an officer does with an order about them. */
export function accessOf(
  { clock }: Pick<PeoplePorts, 'clock'>,
  { id, office }: SignedInOfficer,
  why: AccessReason,
  { lift }: Order,
): Access {
  return { officer: id, office, at: Math.floor(clock()), why, caseId: lift?.caseId ?? null }
}
