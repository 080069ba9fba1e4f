import { syntheticCity } from '@hefu/testing'
import { endedKeyVectors } from './ended-key-vectors.ts'
import { cborVectors, contextVectors, credentialTypeVectors, epochVectors, type Json } from './format-vectors.ts'
import { offerCodeVectors } from './offer-code-vectors.ts'
import { publicCodeVectors } from './public-code-vectors.ts'
import { actVectors, bundleCases, bundleVector } from './register-vectors.ts'
import { issuanceVector, passVectors, requestVectors } from './showing-vectors.ts'
import { taskCodeVectors } from './task-code-vectors.ts'

/** Every vector of the standard, by file name; made from the code, from a fixed seed. */
export async function makeVectors(): Promise<ReadonlyMap<string, Json>> {
  const city = await syntheticCity('vectors of the standard, version 1')
  return new Map<string, Json>([
    ['cbor.json', cborVectors()],
    ['epochs.json', epochVectors()],
    ['credential-types.json', credentialTypeVectors()],
    ['contexts.json', contextVectors()],
    ['trust-bundle.json', await bundleVector(city)],
    ['acts.json', await actVectors(city)],
    ['register-bundles.json', await bundleCases(city)],
    ['issuance.json', issuanceVector(city)],
    ['passes.json', passVectors(city)],
    ['public-codes.json', await publicCodeVectors(city)],
    ['requests.json', await requestVectors(city)],
    ['ended-key.json', await endedKeyVectors(city)],
    ['task-codes.json', await taskCodeVectors()],
    ['offer-codes.json', offerCodeVectors()],
  ])
}
