import { officerId } from '@hefu/standard'
import { expect, test } from 'vitest'
import { standingInRegister } from './standing-in-register.ts'

const [one, other] = [new Uint8Array(32).fill(1), new Uint8Array(32).fill(2)]
const id = officerId('data.1')
const office = { 'zh-CN': '数据局', en: 'Data Office' }
const register = {
  officers: new Map([[id, { id, office, publicKey: one }]]),
  everOfficers: new Set([id, officerId('data.0')]),
}

test.each([
  ['data.1', one, 'registered'],
  ['data.1', other, 'another-key'],
  ['data.2', one, 'not-yet'],
  ['data.0', one, 'ended'],
] as const)('%s with this key is %s', (name, publicKey, standing) => {
  const kept = { id: officerId(name), publicKey: new Uint8Array(publicKey) }
  expect(standingInRegister(register, kept)).toBe(standing)
})
