import {
  generateKeyPair,
  type NymShowing,
  nymCommit,
  nymFinalize,
  nymProve,
  nymSign,
  nymVerifyProof,
  type ProofShowing,
  prove,
  type RandomSource,
  randomScalar,
  sign,
  verifyProof,
} from '@hefu/bbs'
import { type Disclosed, disclosedOf, type Peer, type Task } from './peer.ts'

/** A peer of this project, and how its proofs are shown to its verifiers. */
export interface HefuPeer<Showing> extends Peer {
  readonly publicKey: Uint8Array
  show(): Showing
}

/** Core BBS, without a pseudonym: what the peers do. */
export function hefuCore(task: Task, random: RandomSource): HefuPeer<ProofShowing> {
  const { header, presentationHeader, messages } = task
  const keys = generateKeyPair(random)
  const { publicKey } = keys
  const signature = sign({ ...keys, header, messages })
  const make = (): Uint8Array => prove({ ...task, publicKey, signature }, random)
  const showing = (proof: Uint8Array, disclosed: Disclosed): ProofShowing => ({
    proof,
    header,
    presentationHeader,
    disclosed,
    messageCount: messages.length,
  })
  return {
    name: 'hefu',
    publicKey,
    prove: make,
    verify: (proof, disclosed) => verifyProof({ ...showing(proof, disclosed), publicKey }),
    show: () => showing(make(), disclosedOf(task)),
  }
}

/** What a pass carries: blind issuance, and a pseudonym proven along. */
export function hefuPseudonym(task: Task, contextId: Uint8Array, random: RandomSource): HefuPeer<NymShowing> {
  const { header, presentationHeader, messages } = task
  const keys = generateKeyPair(random)
  const { publicKey } = keys
  const proverNyms = [randomScalar(random)]
  const { commitment, proverBlind } = nymCommit({ proverNyms }, random)
  const signerNymEntropy = randomScalar(random)
  const signature = nymSign({ ...keys, commitment, signerNymEntropy, header, messages })
  const signed = { publicKey, signature, header, messages, proverBlind }
  const { nymSecrets } = nymFinalize({ ...signed, proverNyms, signerNymEntropy })
  const make = () => nymProve({ ...task, ...signed, nymSecrets, contextId }, random)
  const { pseudonym } = make()
  const showing = (proof: Uint8Array, disclosed: Disclosed): NymShowing => ({
    proof,
    pseudonym,
    header,
    presentationHeader,
    contextId,
    disclosed,
    signerMessageCount: messages.length,
  })
  return {
    name: 'hefu, with pseudonym',
    publicKey,
    prove: () => make().proof,
    verify: (proof, disclosed) => nymVerifyProof({ ...showing(proof, disclosed), publicKey }),
    show: () => showing(make().proof, disclosedOf(task)),
  }
}
