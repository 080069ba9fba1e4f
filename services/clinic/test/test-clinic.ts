import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { serviceApp, serviceRequestKey } from '@hefu/service-kit'
import { type TestCity, type TestWallet, testCity, testEntries } from '@hefu/service-kit/test'
import { issuerId, PERSON_IDENTITY } from '@hefu/standard'
import { IDENTITY } from '@hefu/testing'
import type { Hono } from 'hono'
import { type Clinic, openClinic } from '../clinic.ts'
import { clinicPlan, ID_NUMBER, VENUE_ENTRIES } from '../entries.ts'
import { clinicRoutes } from '../routes/clinic-routes.ts'
import { SYNTHETIC_PATIENTS, type SyntheticPatient } from '../synthetic/synthetic-patients.ts'
import { syntheticRecord } from '../synthetic/synthetic-record.ts'
import { type TestRecords, testRecords } from './test-records.ts'

/** A clinic of a synthetic city, with its routes and a patient's record in it. */
export interface TestClinic extends AsyncDisposable {
  readonly city: TestCity
  readonly clinic: Clinic
  readonly records: TestRecords
  readonly app: Hono
  readonly requestKey: Awaited<ReturnType<typeof serviceRequestKey>>
  /** A wallet with the identity of one of the synthetic patients. */
  walletOf(patient: SyntheticPatient): TestWallet
}

/** Where the clinic of the tests is. */
export const CLINIC_URL = 'http://localhost:5700'

/** Makes a clinic. The first patient's record is in it. */
export async function testClinic(): Promise<TestClinic> {
  const dataDirectory = await mkdtemp(join(tmpdir(), 'hefu-clinic-'))
  const requestKey = await serviceRequestKey({ name: 'clinic', dataDirectory })
  const city = await testCity([], 'clinic')
  const identity = { id: 'clinic', name: { 'zh-CN': '合符社区卫生中心', en: 'Hefu Community Clinic' } }
  const keys = { requestKey: { id: requestKey.id, publicKey: requestKey.publicKey } }
  const times = { validFrom: city.time.now - 3600, endsAt: city.time.now + 300 * 86_400 }
  const issuer = issuerId('clinic')
  await city.decide(
    ...testEntries(clinicPlan(identity.id), { ...keys, ...times, publicUrl: CLINIC_URL }),
    ...VENUE_ENTRIES({ ...keys, ...times, issuer }).map((service) => ({ kind: 'service', service }) as const),
  )
  const records = await testRecords()
  const config = { dataDirectory, walletUrl: 'http://localhost:4601', publicUrl: CLINIC_URL, name: 'clinic' }
  const ports = { clock: () => city.time.now, random: city.city.random }
  const { register } = city
  const clinic = await openClinic({ identity, config, database: records.database, register, ports })
  await city.registerKeys(await clinic.issuance.issuerKeys())
  const routes = clinicRoutes(clinic, null, config)
  const log = { info() {}, warn() {}, error: (...what: unknown[]) => console.error(...what) }
  const app = serviceApp({ routes, ready: async () => {}, maxBody: 4_000_000 }, config, { log: log as never })
  for (const patient of SYNTHETIC_PATIENTS.slice(0, 2))
    await clinic.importRecords(syntheticRecord(patient, city.time.now))
  return {
    city,
    clinic,
    records,
    app,
    requestKey,
    walletOf({ document }) {
      const wallet = city.wallet()
      wallet.give(PERSON_IDENTITY, IDENTITY.with(ID_NUMBER, document))
      return wallet
    },
    async [Symbol.asyncDispose]() {
      await records[Symbol.asyncDispose]()
      await rm(dataDirectory, { recursive: true })
    },
  }
}
