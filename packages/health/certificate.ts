/** Formats that are read: EU Digital COVID Certificate and SMART Health Card. */
export type HealthFormat = 'dcc' | 'shc'

/** A code of some system, as it stands in the certificate. */
export interface Coded {
  /** The code: SNOMED CT, LOINC, CVX, or the Union's register of medicines. */
  readonly code: string
  /** What the issuer called it, if it did. */
  readonly display: string | null
}

/** A dose that was given. */
export interface Vaccination {
  readonly kind: 'vaccination'
  readonly product: Coded
  /** Against COVID-19. */
  readonly covid: boolean
  /** Which dose of how many; null where the format does not say. */
  readonly dose: number | null
  readonly doses: number | null
  /** `2021-02-18` */
  readonly on: string
  readonly by: string | null
  readonly country: string | null
}

/** A test and its result. */
export interface TestResult {
  readonly kind: 'test'
  readonly method: Coded
  readonly covid: boolean
  /** When the sample was taken, as written: a date, or a date and time; null where it is not said. */
  readonly sampled: string | null
  /** Unix seconds; of a mere date, its beginning in UTC. */
  readonly sampledAt: number | null
  readonly result: 'negative' | 'positive' | 'other'
  /** The result in the issuer's words or as a number with its unit, where it is neither negative nor positive. */
  readonly value: string | null
  readonly by: string | null
  readonly country: string | null
}

/** That somebody was ill and is well again. */
export interface Recovery {
  readonly kind: 'recovery'
  readonly covid: boolean
  /** Dates: of the first positive test, and of the days on which this may be relied on. */
  readonly firstPositive: string
  readonly from: string
  readonly until: string
  readonly by: string | null
  readonly country: string | null
}

/** One thing that a certificate says. */
export type HealthStatement = Vaccination | TestResult | Recovery

/** What a certificate says, whoever vouches for it. */
export interface HealthCertificate {
  readonly format: HealthFormat
  /** The holder's name as written; null where the certificate names nobody. */
  readonly name: string | null
  /** As written: a date, a month, a year, or nothing. */
  readonly birthDate: string | null
  readonly statements: readonly HealthStatement[]
  /** Further resources in it that are none of these. */
  readonly unread: number
  /** Unix seconds. */
  readonly issuedAt: number
  /** Unix seconds; null where it does not end. */
  readonly expiresAt: number | null
}

/** A certificate that was read: nothing about it is proven yet. */
export interface HealthCode {
  readonly certificate: HealthCertificate
  /** The code as text, in one piece: `HC1:...` or a compact JWS. */
  readonly text: string
  /** Names the key: base64 of 8 bytes (DCC), or a JWK thumbprint (SHC). */
  readonly kid: string
  /** Two letters of a country (DCC) or an https address (SHC). */
  readonly issuer: string
  readonly algorithm: 'ES256' | 'PS256'
  readonly signed: Uint8Array<ArrayBuffer>
  readonly signature: Uint8Array<ArrayBuffer>
  /** By which a trust list may revoke this one. */
  readonly revocationIds: readonly string[]
}
