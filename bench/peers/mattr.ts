import pairingCrypto from '@mattrglobal/pairing-crypto'
import type { Peer, Task } from './peer.ts'

/** `@mattrglobal/pairing-crypto`: Rust as WebAssembly, core BBS of the same suite in an earlier proof format. */
export async function mattr(task: Task): Promise<Peer> {
  const { header, presentationHeader, disclosed } = task
  const messages = [...task.messages]
  const bbs = pairingCrypto.bbs.bls12381_sha256
  const { publicKey, secretKey } = await bbs.generateKeyPair()
  const signature = await bbs.sign({ publicKey, secretKey, header, messages })
  const reveal = messages.map((value, index) => ({ value, reveal: disclosed.includes(index) }))
  return {
    name: '@mattrglobal/pairing-crypto',
    // As Hefu's wallet does, it does not verify its own signature again for each proof.
    prove: () =>
      bbs.deriveProof({ publicKey, header, presentationHeader, signature, messages: reveal, verifySignature: false }),
    async verify(proof, shown) {
      const messages = Object.fromEntries(shown)
      return (await bbs.verifyProof({ publicKey, header, presentationHeader, proof, messages })).verified
    },
  }
}
