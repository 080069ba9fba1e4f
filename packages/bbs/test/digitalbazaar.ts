import { registerHooks } from 'node:module'

/** What these tests use of @digitalbazaar/bbs-signatures, an implementation with which this package shares no code. */
export interface OtherBbs {
  sign(options: OtherOptions & { secretKey: Uint8Array }): Promise<Uint8Array>
  verifySignature(options: OtherOptions & { signature: Uint8Array }): Promise<boolean>
  deriveProof(
    options: OtherOptions & {
      signature: Uint8Array
      presentationHeader: Uint8Array
      disclosedMessageIndexes: readonly number[]
    },
  ): Promise<Uint8Array>
  verifyProof(options: {
    publicKey: Uint8Array
    proof: Uint8Array
    header: Uint8Array
    presentationHeader: Uint8Array
    disclosedMessages: readonly Uint8Array[]
    disclosedMessageIndexes: readonly number[]
    ciphersuite: string
  }): Promise<boolean>
}

interface OtherOptions {
  publicKey: Uint8Array
  header: Uint8Array
  messages: readonly Uint8Array[]
  ciphersuite: string
}

/**
 * Loads it. It imports `@noble/hashes` without declaring it and counts on the version that `@noble/curves` brings, so the
 * import is resolved from there.
 */
export async function loadOtherBbs(): Promise<OtherBbs> {
  registerHooks({
    resolve(specifier, context, next) {
      const phantom = specifier.startsWith('@noble/hashes/') && context.parentURL?.includes('/@digitalbazaar/')
      if (!phantom) return next(specifier, context)
      return next(specifier, { ...context, parentURL: next('@noble/curves/abstract/utils', context).url })
    },
  })
  return import(import.meta.resolve('@digitalbazaar/bbs-signatures'))
}
