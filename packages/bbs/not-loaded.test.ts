import { expect, test } from 'vitest'
import { BbsError, generateKeyPair, loadCurve, nymVerifyProof, randomScalar } from './index.ts'
import { demoRandom } from './test/issued.ts'

test('before the curve is loaded everything says so; loading twice is loading once', async () => {
  const nothing = new Uint8Array()
  const attempts = [
    () => generateKeyPair(demoRandom),
    () => randomScalar(demoRandom),
    () =>
      nymVerifyProof({
        publicKey: nothing,
        proof: nothing,
        pseudonym: nothing,
        header: nothing,
        presentationHeader: nothing,
        contextId: nothing,
        disclosed: new Map(),
        signerMessageCount: 0,
      }),
  ]
  for (const attempt of attempts) {
    expect(attempt).toThrow(expect.objectContaining({ name: 'BbsError', code: 'curve-not-loaded' }))
    expect(attempt).toThrow(BbsError)
  }
  await Promise.all([loadCurve(), loadCurve()])
  expect(generateKeyPair(demoRandom).publicKey).toHaveLength(96)
})
