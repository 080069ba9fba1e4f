import { readFileSync } from 'node:fs'
import { fromHex } from '@hefu/bytes'
import { describe, expect, test } from 'vitest'
import { sharedVectors } from '../../tools/shared-vectors.ts'
import { ed25519Verify } from './ed25519.ts'

interface EddsaFile {
  readonly numberOfTests: number
  readonly testGroups: readonly {
    readonly publicKey: { readonly pk: string }
    readonly tests: readonly {
      readonly tcId: number
      readonly msg: string
      readonly sig: string
      readonly result: string
    }[]
  }[]
}

const folder = sharedVectors('wycheproof')

describe.runIf(folder)('Wycheproof, Ed25519', () => {
  test('every signature is accepted or refused as its file says', async () => {
    const file = JSON.parse(readFileSync(`${folder}/ed25519_test.json`, 'utf8')) as EddsaFile
    const cases = file.testGroups.flatMap(({ publicKey, tests }) => tests.map((one) => ({ ...one, pk: publicKey.pk })))
    expect(cases).toHaveLength(file.numberOfTests)
    const disagreements: number[] = []
    for (const { tcId, pk, msg, sig, result } of cases) {
      const verified = await ed25519Verify(fromHex(pk), fromHex(msg), fromHex(sig))
      if (verified !== (result === 'valid')) disagreements.push(tcId)
    }
    expect(disagreements).toEqual([])
  })
})
