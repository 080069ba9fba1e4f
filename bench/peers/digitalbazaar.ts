import { registerHooks } from 'node:module'
import type { Disclosed, Peer, Task } from './peer.ts'

const CIPHERSUITE = 'BLS12-381-SHA-256'

interface Common {
  publicKey: Uint8Array
  header: Uint8Array
  ciphersuite: string
}

/** What is used of the package, which has no types. */
interface DigitalBazaar {
  generateKeyPair(options: { ciphersuite: string }): Promise<{ publicKey: Uint8Array; secretKey: Uint8Array }>
  sign(options: Common & { secretKey: Uint8Array; messages: readonly Uint8Array[] }): Promise<Uint8Array>
  deriveProof(
    options: Common & {
      signature: Uint8Array
      messages: readonly Uint8Array[]
      presentationHeader: Uint8Array
      disclosedMessageIndexes: readonly number[]
    },
  ): Promise<Uint8Array>
  verifyProof(
    options: Common & {
      proof: Uint8Array
      presentationHeader: Uint8Array
      disclosedMessages: readonly Uint8Array[]
      disclosedMessageIndexes: readonly number[]
    },
  ): Promise<boolean>
}

/** `@digitalbazaar/bbs-signatures`: JavaScript over @noble/curves, core BBS of the same suite. */
export async function digitalBazaar(task: Task): Promise<Peer> {
  const bbs = await load()
  const { header, presentationHeader, messages, disclosed } = task
  const keys = await bbs.generateKeyPair({ ciphersuite: CIPHERSUITE })
  const { publicKey } = keys
  const common = { publicKey, header, ciphersuite: CIPHERSUITE }
  const signature = await bbs.sign({ ...common, ...keys, messages })
  return {
    name: '@digitalbazaar/bbs-signatures',
    prove: () =>
      bbs.deriveProof({ ...common, signature, messages, presentationHeader, disclosedMessageIndexes: disclosed }),
    verify: (proof: Uint8Array, shown: Disclosed) =>
      bbs.verifyProof({
        ...common,
        proof,
        presentationHeader,
        disclosedMessages: [...shown.values()],
        disclosedMessageIndexes: [...shown.keys()],
      }),
  }
}

/** It imports `@noble/hashes` without declaring it and counts on the version that `@noble/curves` brings. */
function load(): Promise<DigitalBazaar> {
  registerHooks({
    resolve(specifier, context, next) {
      const undeclared = specifier.startsWith('@noble/hashes/') && context.parentURL?.includes('/@digitalbazaar/')
      if (!undeclared) return next(specifier, context)
      return next(specifier, { ...context, parentURL: next('@noble/curves/abstract/utils', context).url })
    },
  })
  return import(import.meta.resolve('@digitalbazaar/bbs-signatures'))
}
