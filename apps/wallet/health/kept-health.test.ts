import { decodeDcbor, encodeDcbor } from '@hefu/bytes'
import { readKeptCode } from '@hefu/health'
import { syntheticHealthIssuer } from '@hefu/testing'
import { expect, test } from 'vitest'
import { KEPT_HEALTH, type KeptHealth, keptHealth, MAX_KEPT_HEALTH, withHealth, withoutHealth } from './kept-health.ts'

const NOW = 1_780_000_000
const TIMES = { issuedAt: NOW, expiresAt: NOW + 1 }
const one: KeptHealth = { id: 'a', text: 'HC1:A', format: 'dcc', about: 'test', name: null, addedAt: NOW }

test('what is kept is what was sealed', () => {
  const kept = [one, { ...one, id: 'b', text: 'x.y.z', format: 'shc', name: 'Lan' } as const]
  const sealed = encodeDcbor(KEPT_HEALTH.toCbor(kept))
  expect(KEPT_HEALTH.fromCbor(decodeDcbor(sealed))).toEqual(kept)
})

test('a name that others wrote in parts is sealed in one form', () => {
  const sealed = encodeDcbor(KEPT_HEALTH.toCbor([{ ...one, name: 'Ame\u0301lie' }]))
  expect(KEPT_HEALTH.fromCbor(decodeDcbor(sealed))[0]?.name).toBe('Am\u00e9lie')
})

test('the same code is kept once, and there is an end to how many', () => {
  expect(withHealth([one], { ...one, id: 'b' })).toEqual([one])
  const full = Array.from({ length: MAX_KEPT_HEALTH }, (_, index) => ({ ...one, id: `${index}`, text: `${index}` }))
  expect(withHealth(full, one)).toBeNull()
  expect(withHealth(withoutHealth(full, '3'), one)?.[0]).toEqual(one)
})

test('a list says what a certificate is about without reading it again', async () => {
  const issuer = await syntheticHealthIssuer(NOW)
  const dose = { kind: 'vaccination', dose: 1, doses: 2, on: '2026-01-10' } as const
  const sample = { kind: 'test', sampled: '2026-05-28', result: 'negative' } as const
  const texts = [await issuer.dcc(dose, TIMES), await issuer.shc([dose, sample], TIMES), await issuer.shc([], TIMES)]
  const abouts = texts.map(async (text) => {
    const read = await readKeptCode(text)
    return read.outcome === 'read' ? keptHealth(read.code, 'a', NOW) : null
  })
  expect(await Promise.all(abouts)).toMatchObject([
    { format: 'dcc', about: 'vaccination', name: 'Lan Anyperson' },
    { format: 'shc', about: 'several' },
    { format: 'shc', about: 'nothing' },
  ])
})
