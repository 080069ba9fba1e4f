import type { RefusalReason } from '@hefu/gate'
import type { RefusedReason } from '@hefu/health'
import type { AttributeValue, ServiceId, TrustBundle } from '@hefu/standard'
import type { Picture } from '../reading/luma.ts'

/** What a gate is set up with. */
export interface GateSetup {
  readonly bundle: TrustBundle
  readonly service: ServiceId
  readonly requestKey: { readonly id: string; readonly privateKey: CryptoKey } | null
}

/** A verdict as far as a screen may know it: the pseudonym stays with the engine. */
export type ShownVerdict =
  | {
      readonly verdict: 'admitted'
      readonly disclosed: ReadonlyMap<number, AttributeValue>
      /** Whose health certificate it is, where staff compare it with an identity document. */
      readonly person?: string
    }
  | { readonly verdict: 'refused'; readonly reason: RefusalReason | HealthReason }

/** Why a health certificate was not admitted. */
export type HealthReason =
  | 'health-unreadable'
  /** This gate has no trust list. */
  | 'health-no-list'
  | 'health-no-entitlement'
  | `health-${RefusedReason}`

/** What a gate saw in a picture. */
export type Sight =
  | { readonly sight: 'nothing' }
  /** A code that was judged is still in view. */
  | { readonly sight: 'held' }
  | {
      readonly sight: 'judged'
      readonly verdict: ShownVerdict
      /** The text of a code that is no pass but begins as a health certificate does. */
      readonly certificate?: string
      /** Whether the gate would know this pass again after a reload. */
      readonly remembered: boolean
      /** Milliseconds spent on each. */
      readonly spent: { readonly reading: number; readonly checking: number; readonly keeping: number }
    }

/** A request for residents to scan, and the Unix second until which it is shown. */
export interface ShownRequest {
  readonly text: string
  readonly validUntil: number
}

/** Looks at pictures and judges what it finds, away from the screen. */
export interface GateEngine {
  /** @throws GateError `unknown-service` or `unknown-type` */
  open(setup: GateSetup): Promise<void>
  /** Judges by a newer bundle from now on. @throws GateError as `open`, and keeps the old one */
  replaceBundle(bundle: TrustBundle): Promise<void>
  /** Looks at a frame of the camera, or at a picture that was `chosen`. Takes the picture over and closes it. */
  look(picture: Picture, chosen: boolean): Promise<Sight>
  /** @throws GateError `no-request-key` or `unregistered-attribute` */
  ask(indexes: readonly number[]): Promise<ShownRequest>
}
