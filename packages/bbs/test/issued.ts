import {
  generateKeyPair,
  type NymProveOptions,
  type NymShowing,
  nymCommit,
  nymFinalize,
  nymProve,
  nymSign,
  type RandomSource,
  randomScalar,
} from '../index.ts'

/** Real randomness: nothing that these tests assert depends on its values. */
export const demoRandom: RandomSource = (length) => crypto.getRandomValues(new Uint8Array(length))

/** A holder with an issued signature, as tests need it. */
export interface Issued {
  readonly secretKey: Uint8Array
  readonly publicKey: Uint8Array
  readonly messages: readonly Uint8Array[]
  readonly held: Pick<NymProveOptions, 'publicKey' | 'signature' | 'header' | 'messages' | 'proverBlind' | 'nymSecrets'>
  show(options?: ShowOptions): NymShowing
}

/** What a test may want otherwise. */
interface ShowOptions {
  readonly disclosed?: readonly number[]
  readonly contextId?: Uint8Array
  readonly presentationHeader?: Uint8Array
  /** What to prove with instead, where a forgery is meant. */
  readonly held?: Issued['held']
  readonly random?: RandomSource
}

/** Issues ten messages with one nym secret, as a city does. */
export function issueOne(messageCount = 10): Issued {
  const keys = generateKeyPair(demoRandom)
  const { publicKey } = keys
  const proverNyms = [randomScalar(demoRandom)]
  const { commitment, proverBlind } = nymCommit({ proverNyms }, demoRandom)
  const signerNymEntropy = randomScalar(demoRandom)
  const header = Uint8Array.of(1, 2, 3)
  const messages = Array.from({ length: messageCount }, (_, i) => Uint8Array.of(0xf5, i))
  const signature = nymSign({ ...keys, commitment, signerNymEntropy, header, messages })
  const signed = { publicKey, signature, header, messages, proverBlind }
  const { nymSecrets } = nymFinalize({ ...signed, proverNyms, signerNymEntropy })
  const held = { ...signed, nymSecrets }
  return {
    ...keys,
    messages,
    held,
    show: (options = {}) => {
      const { disclosed = [2, 8], contextId = Uint8Array.of(7), presentationHeader = Uint8Array.of(9) } = options
      const shown = { header, presentationHeader, contextId }
      return {
        ...nymProve({ ...(options.held ?? held), ...shown, disclosed }, options.random ?? demoRandom),
        ...shown,
        disclosed: new Map(disclosed.map((index) => [index, messages[index] ?? new Uint8Array()])),
        signerMessageCount: messageCount,
      }
    },
  }
}
