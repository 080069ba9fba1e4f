import {
  generateKeyPair,
  nymCommit,
  nymFinalize,
  nymProve,
  nymSign,
  nymVerifyProof,
  type RandomSource,
  randomScalar,
} from '@hefu/bbs'

const HEADER = new TextEncoder().encode('warm-up')

/**
 * Proves and verifies once under a key that is thrown away. The first verification of a page takes several times as long as the
 * second, while code is compiled and generators are made: nobody at the door should wait for that.
 *
 * @param messageCount as the credentials of the gate have: their generators are kept
 * @returns whether it verified, which it does
 */
export function warmUp(messageCount: number, random: RandomSource): boolean {
  const { secretKey, publicKey } = generateKeyPair(random(32))
  const messages = Array.from({ length: messageCount }, (_, index) => Uint8Array.of(index))
  const proverNyms = [randomScalar(random)]
  const { commitment, proverBlind } = nymCommit({ proverNyms }, random)
  const signerNymEntropy = randomScalar(random)
  const signed = { publicKey, header: HEADER, messages }
  const signature = nymSign({ ...signed, secretKey, commitment, signerNymEntropy })
  const { nymSecrets } = nymFinalize({ ...signed, signature, proverNyms, proverBlind, signerNymEntropy })
  const showing = { publicKey, header: HEADER, presentationHeader: HEADER, contextId: HEADER }
  const shown = nymProve({ ...showing, signature, messages, disclosed: [], proverBlind, nymSecrets }, random)
  return nymVerifyProof({ ...showing, ...shown, disclosed: new Map(), signerMessageCount: messageCount })
}
