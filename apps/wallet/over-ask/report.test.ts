import { ed25519Sign } from '@hefu/log'
import { decodeRegisterBundle, decodeRequest, encodeRequest, requestMessage, slotAt } from '@hefu/standard'
import { ADULT, type SyntheticCity, syntheticCity } from '@hefu/testing'
import { readRequest } from '@hefu/wallet'
import { beforeAll, expect, test } from 'vitest'
import { overAskReport } from './report.ts'

let city: SyntheticCity

beforeAll(async () => {
  city = await syntheticCity('reports of over-asks')
})

async function overAsk(): Promise<string> {
  const { bar } = city.services
  const claim = {
    service: bar.id,
    indexes: [4, 8],
    nonce: city.random(16),
    slot: slotAt(city.now),
    keyId: city.requestKey.id,
  }
  const signature = await ed25519Sign(city.requestKey.privateKey, requestMessage(claim))
  return encodeRequest({ ...claim, signature })
}

const WORDS = Object.fromEntries(
  [
    'title',
    'to',
    'copy',
    'who',
    'when',
    'excess',
    'registered',
    'purpose',
    'sent',
    'evidence',
    'check',
    'checkpoint',
  ].map((word) => [word, word.toUpperCase()]),
)

test('a report says who asked for what without right, to whom it goes, and proves it to anybody with the register', async () => {
  const text = await overAsk()
  const refused = await readRequest(text, city.bundle, city.now)
  if (refused.outcome !== 'refused' || !refused.service) throw new Error('the wallet asks its holder')
  expect(refused).toMatchObject({ reason: 'over-ask', excess: [8] })
  const register = await city.register.bytes()
  const { service, excess = [] } = refused
  const words = { ...WORDS, none: 'nothing' } as never
  const report = overAskReport({ text, service, excess }, city.bundle, {
    words,
    language: 'en',
    moment: String,
    register,
  })
  expect(report.name).toBe('over-ask-venue.bar-2026-11-25.txt')
  for (const line of [
    'TO: Synthetic City data office',
    'COPY: Synthetic City (synthetic.example)',
    'WHO: Synthetic City, Bar (venue.bar)',
    'EXCESS: Residency',
    'REGISTERED: Aged 18 or over, Concession',
    decodeRegisterBundle(register).checkpoint.trimEnd(),
  ]) {
    expect(report.text).toContain(line)
  }
  const evidence = report.text.split('\n').find((line) => line.startsWith('HQ1:')) ?? ''
  expect(decodeRequest(evidence)).toEqual(decodeRequest(text))
  expect(await readRequest(evidence, city.bundle, city.now)).toMatchObject({ reason: 'over-ask' })
})

test('a report says nothing of its holder', async () => {
  const text = await overAsk()
  const { bar } = city.services
  const words = { ...WORDS, none: 'nothing' } as never
  const ports = { words, language: 'zh-CN', moment: String, register: null } as const
  const report = overAskReport({ text, service: bar, excess: [8] }, city.bundle, ports)
  for (const value of ADULT.filter((one) => typeof one === 'string')) expect(report.text).not.toContain(value)
})
