/** What an app is told by the server that it came from: whose city it belongs to. Public; the same for everybody. */
export interface AppConfig {
  readonly cityUrl: string
  /** The key that signs the city's trust bundle, as a C2SP verifier key; apps pin it when they first start. */
  readonly verifierKey: string
  /** Where residents sign in; null for an app that signs nobody in. */
  readonly identityProvider: {
    readonly issuer: string
    readonly clientId: string
    readonly scope: string
    readonly resource: string
  } | null
  readonly gateUrl?: string
  /** Whether this city is a demo, with keys that everybody may have. */
  readonly demo: boolean
}
