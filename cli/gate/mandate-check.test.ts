import { decodeRequest, type Service, type TrustBundle } from '@hefu/standard'
import { IDENTITY, type SyntheticCity, syntheticCity } from '@hefu/testing'
import { answerRequest, readRequest } from '@hefu/wallet'
import { beforeAll, expect, test } from 'vitest'
import { gateForMandates } from './mandate-check.ts'

let city: SyntheticCity
let service: Service

beforeAll(async () => {
  city = await syntheticCity('mandate check')
  service = city.services.hotel
})

test('asks and judges by the register as it is at each call, and before it has the service neither', async () => {
  const without: TrustBundle = { ...city.bundle, services: [] }
  let bundle = without
  const { requestKey, random, now } = city
  const check = gateForMandates({ service: service.id, bundle: () => bundle, requestKey, clock: () => now, random })
  expect(await check.makeRequest()).toBeNull()
  expect(check.check('HF1:')).toEqual({ verdict: 'refused', reason: 'nonce' })

  bundle = city.bundle
  const made = await check.makeRequest()
  if (!made) throw new Error('the register has the service')
  expect(decodeRequest(made.text).indexes).toEqual(service.required)
  const asked = await readRequest(made.text, bundle, now)
  if (asked.outcome !== 'asks') throw new Error(asked.reason)
  const type = [...city.issuerSecrets.keys()].find(({ id }) => id === service.type)
  if (!type) throw new Error('the synthetic city issues it')
  const answer = answerRequest({ asked, credentials: [city.issue(IDENTITY, { type })], bundle, now }, random)
  if (answer.outcome !== 'pass') throw new Error(answer.reason)
  expect(check.check(answer.text)).toMatchObject({ verdict: 'admitted' })
  expect(check.check(answer.text)).toMatchObject({ verdict: 'refused' })

  bundle = without
  expect(await check.makeRequest()).toBeNull()
})

test('as many sign in at the same time as like: nobody pushes another out', async () => {
  const { bundle, requestKey, random, now } = city
  const check = gateForMandates({ service: service.id, bundle: () => bundle, requestKey, clock: () => now, random })
  const made = await check.makeRequest()
  for (let other = 0; other < 200; other++) await check.makeRequest()
  const asked = await readRequest(made?.text ?? '', bundle, now)
  if (asked.outcome !== 'asks') throw new Error(asked.reason)
  const type = [...city.issuerSecrets.keys()].find(({ id }) => id === service.type)
  if (!type) throw new Error('the synthetic city issues it')
  const answer = answerRequest({ asked, credentials: [city.issue(IDENTITY, { type })], bundle, now }, random)
  expect(answer.outcome === 'pass' && check.check(answer.text)).toMatchObject({ verdict: 'admitted' })
})
