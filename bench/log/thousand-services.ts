import { gzipSync } from 'node:zlib'
import type { LogPolicy } from '@hefu/log'
import { type LocalText, PERSON_ENTRY, type Service, serviceId } from '@hefu/standard'
import { SYNTHETIC_NOW, type SyntheticRegister, seededRandom, syntheticCity, syntheticRegister } from '@hefu/testing'

/** A register as a wallet receives it. */
export interface LargeRegister {
  readonly policy: LogPolicy
  readonly acts: number
  readonly bytes: Uint8Array
  /** Bytes on the way, gzipped. */
  readonly gzipped: number
}

const SERVICES = 1000
const DAY = 86_400
const WORDS = [
  '余杭',
  '滨江',
  '城东',
  '图书',
  '体育',
  '文化',
  '健康',
  '青年',
  '公园',
  '码头',
  '中心',
  '服务',
  '社区',
  '管理',
  '运营',
]
const ENGLISH = [
  'Harbour',
  'Riverside',
  'East',
  'Library',
  'Sports',
  'Culture',
  'Health',
  'Youth',
  'Park',
  'Pier',
  'Centre',
]

/** A city with 1,000 services, each with texts of its own in both languages; a third of them have a request key. */
export async function thousandServices(): Promise<LargeRegister> {
  const random = seededRandom('a thousand services')
  const { services } = await syntheticCity('a thousand services')
  const register = await syntheticRegister('large.example', SYNTHETIC_NOW, random)
  await found(register, services.pool)
  for (let number = 0; number < SERVICES; number++) {
    await register.decide({ kind: 'service', service: varied(services.pool, number, random) })
  }
  const bytes = await register.bytes()
  return { policy: register.policy, acts: register.entries.length, bytes, gzipped: gzipSync(bytes).length }
}

async function found(register: SyntheticRegister, { issuer }: Service): Promise<void> {
  const name = { 'zh-CN': '合成市', en: 'Synthetic City' }
  await register.decide({
    kind: 'city',
    name,
    utcOffsetMinutes: 480,
    noticeDays: 0,
    officers: register.officers.map(({ id, office, publicKey }) => ({ id, office, publicKey })),
  })
  await register.decide({ kind: 'issuer', issuer: { id: issuer, name } })
  const crowd = PERSON_ENTRY.attributes.map(() => 1000)
  await register.decide({ kind: 'credential-type', type: PERSON_ENTRY, crowd, endsAt: SYNTHETIC_NOW + 1000 * DAY })
}

function varied(service: Service, number: number, random: (length: number) => Uint8Array): Service {
  const pick = (words: readonly string[]): string => words[(random(1)[0] ?? 0) % words.length] ?? ''
  const text = (chinese: string, english: string): LocalText => ({
    'zh-CN': `${pick(WORDS)}${pick(WORDS)}${pick(WORDS)}${chinese}`,
    en: `${pick(ENGLISH)} ${pick(ENGLISH)} ${english}`,
  })
  return {
    ...service,
    id: serviceId(`${service.id}.${number}`),
    operator: text('运营公司', 'Operations Company'),
    name: text('入口', 'entrance'),
    purpose: text('：核验入场资格，不记录是谁。', 'entrance: to check who may enter, without a record of who.'),
    legalBasis: text(`条例第${number % 90}条`, `Ordinance, article ${number % 90}`),
    complaints: text('管理局，电话 12345', 'Bureau, telephone 12345'),
    contact: `desk-${number}@large.example`,
    requestKeys: number % 3 === 0 ? [{ id: `key-${number}`, publicKey: random(32) }] : [],
    validFrom: SYNTHETIC_NOW,
    endsAt: SYNTHETIC_NOW + 700 * DAY,
  }
}
