/** What an app is told by the server that it came from: whose city it belongs to. Public; the same for everybody. */
export interface AppConfig {
  readonly cityUrl: string
  /** Whose word to take for the city's register, as C2SP verifier keys; apps pin it when they first start. */
  readonly log: { readonly key: string; readonly witnesses: readonly string[]; readonly quorum: number }
  /** Where residents sign in; null for an app that signs nobody in. */
  readonly identityProvider: {
    readonly issuer: string
    readonly clientId: string
    readonly scope: string
    readonly resource: string
  } | null
  readonly gateUrl?: string
  /** Where the residents' wallet is, for links on the same phone. */
  readonly walletUrl?: string
  /** Origins of the services that issue cards or take answers, by their registered addresses: the wallet may reach no others. */
  readonly servers?: readonly string[]
  /** Whether this city is a demo, with keys that everybody may have. */
  readonly demo: boolean
  /** Where the ground of the city's map is; a path where this server itself has it. */
  readonly map?: string
  /** Paths of the app's own server at which there are trust lists for health certificates; absent where there are none. */
  readonly trustLists?: readonly string[]
}
