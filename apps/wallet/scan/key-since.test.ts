import { ed25519KeyPair } from '@hefu/log'
import { labelKeyId } from '@hefu/standard'
import { seededRandom, syntheticRegister } from '@hefu/testing'
import { expect, test } from 'vitest'
import { labelKeySince } from './key-since.ts'

test('a key is as old as its first act, however often it was given another end', async () => {
  const random = seededRandom('key since')
  const register = await syntheticRegister('synthetic.example', 1_795_000_000, random)
  const { publicKey } = await ed25519KeyPair(random(32))
  const key = {
    id: labelKeyId('a'),
    name: { 'zh-CN': '合成市', en: 'Synthetic City' },
    origin: 'https://code.city.example',
    serves: ['thing'],
    publicKey,
    endsAt: register.now + 1000,
  } as const
  const first = register.now
  await register.decide({ kind: 'label-key', key })
  register.now += 500
  await register.decide({ kind: 'label-key', key: { ...key, endsAt: register.now + 5000 } })
  const trusted = { bytes: await register.bytes() }
  expect(labelKeySince(trusted, key.id)).toBe(first)
  expect(labelKeySince(trusted, labelKeyId('b'))).toBeNull()
})
