import { HEALTH_LAB, issuerId, PASS_MONTH, type Service, serviceId } from '@hefu/standard'
import { expect, test } from 'vitest'
import { type EntriesOptions, type ServicePlan, serviceEntries } from './service-plan.ts'

const text = { 'zh-CN': '合成', en: 'synthetic' }
const OPTIONS: EntriesOptions = {
  operator: { name: text, legalBasis: text, contact: 'desk@operator.example', complaints: text },
  cityIssuer: issuerId('city'),
  publicUrl: 'https://operator.example',
  requestKey: { id: 'operator-1', publicKey: new Uint8Array(32) },
  crowd: 500,
  validFrom: 0,
  endsAt: 86_400,
}
const ASKING: Service = {
  id: serviceId('operator.gate'),
  operator: text,
  name: text,
  purpose: text,
  legalBasis: text,
  issuer: issuerId('operator'),
  type: PASS_MONTH.id,
  required: [0],
  optional: [1],
  admits: [],
  scope: 'day',
  admission: 'any',
  showing: 'open',
  retentionDays: 1,
  contact: 'desk@operator.example',
  complaints: text,
  requestKeys: [],
  validFrom: 0,
  endsAt: 86_400,
}

const crowdsOf = (...services: readonly Service[]): readonly (readonly number[])[] => {
  const plan: ServicePlan = {
    issuer: issuerId('operator'),
    types: [PASS_MONTH, HEALTH_LAB],
    migrations: {},
    services: () => services,
  }
  return serviceEntries(plan, OPTIONS).flatMap((act) => (act.kind === 'credential-type' ? [act.crowd] : []))
}

test('what says by nature who somebody is, is shown to who has proved itself alone, unless a purpose has it shown openly', () => {
  const nature = PASS_MONTH.attributes.map(({ kind }) => (kind.kind === 'choice' || kind.kind === 'flag' ? 500 : 0))
  expect(nature, 'the type has both').toEqual(expect.arrayContaining([0, 500]))
  expect(crowdsOf({ ...ASKING, showing: 'answer' })[0]).toEqual(nature)

  const [month, lab] = crowdsOf(ASKING)
  expect(month).toEqual(nature.map((crowd, index) => (index < 2 ? 500 : crowd)))
  expect(lab, 'another type is not concerned').toContain(0)
})

test('an operator is registered with its address, then its types, then its purposes', () => {
  const plan: ServicePlan = {
    issuer: issuerId('operator'),
    types: [PASS_MONTH],
    migrations: {},
    services: () => [ASKING],
  }
  const acts = serviceEntries(plan, OPTIONS)
  expect(acts.map(({ kind }) => kind)).toEqual(['issuer', 'credential-type', 'service'])
  expect(acts[0]).toMatchObject({ issuer: { id: 'operator', name: text, address: OPTIONS.publicUrl } })
})
