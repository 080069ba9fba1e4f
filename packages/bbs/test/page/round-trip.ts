import {
  generateKeyPair,
  loadCurve,
  nymCommit,
  nymFinalize,
  nymProve,
  nymSign,
  nymVerifyProof,
  randomScalar,
} from '../../index.ts'

/** Issues, proves and verifies once, with everything from this package; yields whether it held. */
export async function roundTrip(): Promise<boolean> {
  await loadCurve()
  const random = (length: number): Uint8Array => crypto.getRandomValues(new Uint8Array(length))
  const keys = generateKeyPair(random)
  const proverNyms = [randomScalar(random)]
  const { commitment, proverBlind } = nymCommit({ proverNyms }, random)
  const signerNymEntropy = randomScalar(random)
  const header = random(8)
  const messages = [random(4), random(4)] as const
  const signature = nymSign({ ...keys, commitment, signerNymEntropy, header, messages })
  const held = { publicKey: keys.publicKey, signature, header, messages, proverNyms, proverBlind, signerNymEntropy }
  const { nymSecrets } = nymFinalize(held)
  const shown = { publicKey: keys.publicKey, header, presentationHeader: random(8), contextId: random(8) }
  const proof = nymProve({ ...shown, signature, messages, proverBlind, nymSecrets, disclosed: [1] }, random)
  return nymVerifyProof({ ...shown, ...proof, disclosed: new Map([[1, messages[1]]]), signerMessageCount: 2 })
}
