import type { RunningService, ServiceConfig, ServicePlan, ServicePorts } from '@hefu/service-kit'
import type { RequestKey, Service } from '@hefu/standard'
import type { Resident } from '../residents/resident.ts'

/** The city's services, each of an operator of its own, in the order of their ports. The hospital is a second clinic: some people have been to both. */
export const OPERATORS = ['transit', 'parking', 'library', 'exams', 'clinic', 'hospital'] as const
export type OperatorName = (typeof OPERATORS)[number]

/** Where a service of the demo stands. */
export interface OperatorPlace {
  readonly config: ServiceConfig
  readonly ports: ServicePorts
  /** How often its gates and barriers tell and learn, in milliseconds; 0 for when they are told to. */
  readonly deviceSyncMs: number
}

/** What there is to go by for entries in the register. */
export interface EntriesFor extends OperatorPlace {
  /** Unix seconds; from when until when its entries are in force. */
  readonly span: { readonly validFrom: number; readonly endsAt: number }
  /** The key of somebody who takes what the service issues and is no service of the demo: a school, a venue. */
  readonly keyOf: (name: string) => Promise<RequestKey>
}

/** How one service is brought up in the demo. */
export interface Operator<Running extends RunningService> {
  readonly plan: ServicePlan
  /** Who takes what it issues and is no service of the demo. */
  takers?(at: EntriesFor): Promise<readonly Service[]>
  /** Starts it, with synthetic data where it has none yet. */
  start(place: OperatorPlace, residents: readonly Resident[]): Promise<Running>
}

/** How many people at least share every value of an attribute, as in the city's own types. */
export const CROWD = 500
