import type { IssuerKeys } from '@hefu/server'
import type { Register } from '../register/follow-register.ts'
import type { IssuedType } from './issued-type.ts'
import type { OfferPorts } from './offers.ts'

/** What a service issues from. */
export interface IssuancePorts extends OfferPorts {
  readonly ports: OfferPorts['ports'] & { readonly clock: () => number }
  readonly register: Pick<Register, 'bundle' | 'state'>
  readonly types: readonly IssuedType[]
  readonly issuerKeys: IssuerKeys
  /** Of `c_nonce` values, 32 bytes. */
  readonly nonceKey: Uint8Array
}

/** Why nothing was issued: an error code of OpenID4VCI 1.0 (sections 8.3.1.2 and 11.3), and the rule that says so. */
export interface IssuanceRefusal {
  readonly outcome: 'refused'
  readonly error: string
  readonly reason?: string
}

/** A refusal. */
export function refuse(error: string, reason?: string): IssuanceRefusal {
  return { outcome: 'refused', error, ...(reason !== undefined && { reason }) }
}
