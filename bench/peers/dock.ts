import crypto from '@docknetwork/crypto-wasm'
import type { Disclosed, Peer, Task } from './peer.ts'

/**
 * `@docknetwork/crypto-wasm`: Rust as WebAssembly. It has BBS in a form of its own, without header; of its three proof protocols
 * the newest is taken, which is the fastest. Its messages are encoded in constant time, as that protocol demands.
 */
export async function dock(task: Task): Promise<Peer> {
  await crypto.initializeWasm()
  const messages = [...task.messages]
  const params = crypto.bbsGenerateSignatureParams(messages.length, task.header)
  // The types say camel case; the package says snake case.
  const keys = crypto.bbsGenerateKeyPair(params) as unknown as { secret_key: Uint8Array; public_key: Uint8Array }
  const signature = crypto.bbsSignConstantTime(messages, keys.secret_key, params, true)
  const disclosed = new Set(task.disclosed)
  const revealed = new Map(task.disclosed.map((index) => [index, messages[index] ?? new Uint8Array()]))
  const challengeOf = (contribution: Uint8Array): Uint8Array =>
    crypto.generateChallengeFromBytes(Buffer.concat([contribution, task.presentationHeader]))
  return {
    name: '@docknetwork/crypto-wasm',
    prove() {
      const protocol = crypto.bbsInitializeProofOfKnowledgeOfSignatureNew(
        signature,
        params,
        messages,
        new Map(),
        disclosed,
        true,
      )
      const contribution = crypto.bbsChallengeContributionFromProtocolNew(protocol, revealed, params, true)
      return crypto.bbsGenProofOfKnowledgeOfSignatureNew(protocol, challengeOf(contribution))
    },
    verify(proof: Uint8Array, shown: Disclosed) {
      const given = new Map(shown)
      const challenge = challengeOf(crypto.bbsChallengeContributionFromProofNew(proof, given, params, true))
      return crypto.bbsVerifyProofOfKnowledgeOfSignatureNew(proof, given, challenge, keys.public_key, params, true)
        .verified
    },
  }
}
