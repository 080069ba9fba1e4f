import type { KeyTables } from '@hefu/server'

/** The tables of the kit, beside which a service has its own in the same database. */
export interface KitTables extends KeyTables {
  readonly kit_seen: SeenTable
  readonly kit_offer: OfferTable
  readonly kit_payment: PaymentTable
  readonly kit_plastic_card: PlasticCardTable
  readonly kit_staff_session: StaffSessionTable
}

/** Passes that were admitted, until they can be admitted no more anyway. */
export interface SeenTable {
  readonly service: string
  readonly pass: string
  /** Unix seconds. */
  readonly until: number
}

/** Offers of cards, each good for one wallet. */
export interface OfferTable {
  readonly id: Uint8Array
  readonly credential_type: string
  readonly secret_hash: Uint8Array
  readonly terms_sealed: Uint8Array | null
  /** Unix seconds. */
  readonly redeem_until: number
  readonly ended: boolean
  readonly commitment_hash: Uint8Array | null
  readonly entropy_sealed: Uint8Array | null
  readonly refresh_pseudonym: Uint8Array | null
  readonly last_epoch: number | null
  readonly issued_in_last: number
  readonly issued_in_previous: number
  readonly key_ends: number
}

/** Payments by the key that their purchase gave them. */
export interface PaymentTable {
  readonly key: string
  readonly amount: number
  readonly state: string
}

/** Cards on plastic, to be brought into a wallet. */
export interface PlasticCardTable {
  readonly credential_type: string
  readonly number_hash: Uint8Array
  readonly pin_hash: Uint8Array
  /** JSON. */
  readonly terms: string
  readonly valid_until: string
  readonly offer_id: string | null
  readonly wrong_tries: number
  readonly locked_until: number
}

/** Sign-ins of staff. */
export interface StaffSessionTable {
  readonly token_hash: Uint8Array
  readonly roles: string[]
  /** Unix seconds. */
  readonly until: number
}
