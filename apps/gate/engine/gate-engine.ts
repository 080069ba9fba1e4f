import type { RefusalReason } from '@hefu/gate'
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
  | { readonly verdict: 'admitted'; readonly disclosed: ReadonlyMap<number, AttributeValue> }
  | { readonly verdict: 'refused'; readonly reason: RefusalReason }

/** What a gate saw in a picture. */
export type Sight =
  | { readonly sight: 'nothing' }
  /** A code that was judged is still in view. */
  | { readonly sight: 'held' }
  | {
      readonly sight: 'judged'
      readonly verdict: ShownVerdict
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
