import { addPoints, encodePoint, encodeScalar, isIdentity, type Point, sumPublic } from './curve.ts'
import { domainOf } from './domain.ts'
import { BbsError } from './error.ts'
import { generatorsOf } from './generators.ts'
import { signerScalar } from './key-pair.ts'
import { concat } from './octets.ts'
import { type SignOptions, signedPoint, signPoint } from './signature.ts'
import { type Api, hashToScalar, mapMessages } from './suite.ts'

/**
 * BlindSign after its commitment was checked: B_calculate and FinalizeBlindSign of
 * draft-irtf-cfrg-bbs-blind-signatures-02, sections 4.3.3 and 5.2.
 *
 * @param committed how many scalars the prover committed to
 * @param commitment the sum of what the signer does not see
 */
export function signBlindly(options: SignOptions, committed: number, commitment: Point, api: Api): Uint8Array {
  const { publicKey, header, messages } = options
  const secret = signerScalar(options)
  const generators = generatorsOf(api, { signer: messages.length, committed })
  const domain = domainOf(publicKey, generators, header, api)
  const b = addPoints(signedPoint(domain, generators, mapMessages(messages, api), sumPublic), commitment)
  if (isIdentity(b)) throw new BbsError('invalid-commitment', 'the commitment cancels the messages')
  // The vectors derive e from the key and B alone (B contains the domain); the text of -02 adds the domain once more.
  const e = hashToScalar(concat(encodeScalar(secret), encodePoint(b)), api.hashToScalarDst)
  return signPoint(secret, e, b)
}
