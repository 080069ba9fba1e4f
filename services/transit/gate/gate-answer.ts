import type { RefusalReason } from '@hefu/gate'
import type { Fare } from '../feed/fares.ts'
import type { JourneyReason } from '../journey/decide.ts'
import type { Entitlement } from '../journey/travel.ts'

/** Which way a gate lets people through. */
export type GateWay = 'in' | 'out' | 'both'

/** A gate: where it stands, and which way it lets people through. */
export interface GatePlace {
  /** Lower-case words and digits joined by hyphens. */
  readonly id: string
  readonly stop: string
  readonly line: string
  readonly way: GateWay
}

/** What a gate says to who stands before it. It names nobody, and no serial number. */
export type GateAnswer =
  | {
      readonly open: true
      readonly step: 'entry' | 'exit' | 'transfer'
      readonly entitlement: Entitlement
      /** A lamp tells the attendant that this is a reduced ticket. */
      readonly reduced: boolean
    }
  | {
      readonly open: false
      readonly reason: RefusalReason | JourneyReason
      /** The fare that reaches this stop, where the one shown does not. */
      readonly needed?: Fare
    }
