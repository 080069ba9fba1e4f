import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Ed25519KeyPair, ed25519KeyPair } from '@hefu/log'
import { type Staff, serviceApp, serviceRequestKey } from '@hefu/service-kit'
import { type TestCity, type TestWallet, testCity, testEntries } from '@hefu/service-kit/test'
import { type AttributeValues, PERSON_IDENTITY } from '@hefu/standard'
import { seededRandom } from '@hefu/testing'
import type { Hono } from 'hono'
import { EXAMS_PLAN, SCORE_TAKERS } from '../entries.ts'
import { type Exams, type ExamsOptions, openExams } from '../exams.ts'
import { examsRoutes } from '../start-exams.ts'
import { examsDatabase } from './exams-database.ts'

/** The service in a city in memory. */
export interface TestExams {
  readonly city: TestCity
  readonly exams: Exams
  /** All that it answers, as it is served. */
  readonly app: Hono
  /** Keys of the school and the employer. */
  readonly school: { readonly id: string } & Ed25519KeyPair
  readonly employer: { readonly id: string } & Ed25519KeyPair
  /** Lines that were logged. */
  readonly logged: readonly unknown[]
  /** A wallet with an identity credential of this number. */
  person(idNumber: string): TestWallet
  /** Brings in a file and waits. */
  bringIn(kind: 'candidates' | 'results' | 'students', session: string | null, text: string): Promise<void>
  post(
    path: string,
    body: unknown,
    place?: string,
  ): Promise<{ readonly status: number; readonly body: Record<string, unknown> }>
  get(path: string): Promise<{ readonly status: number; readonly body: Record<string, unknown> }>
  close(): Promise<void>
}

/** The address of the service in tests. */
const PUBLIC_URL = 'http://localhost:5650'
const YEAR = 365 * 86_400

/** Starts it. @param staff who signs staff in; null without their pages */
export async function testExams(options: ExamsOptions = {}, staff: Staff | null = null): Promise<TestExams> {
  const dataDirectory = await mkdtemp(join(tmpdir(), 'hefu-exams-'))
  const opened = await examsDatabase()
  const random = seededRandom('exams')
  const key = async (id: string) => ({ id, ...(await ed25519KeyPair(random(32))) })
  const requestKeys = {
    fetch: await serviceRequestKey({ name: 'exams', dataDirectory }),
    school: await key('school-1'),
    employer: await key('employer-1'),
  }
  const city = await testCity([])
  const { now } = city.time
  const span = { validFrom: now - 7200, endsAt: now + YEAR }
  const complaints = { 'zh-CN': '合成市投诉处', en: 'Synthetic City complaints office' }
  const takers = SCORE_TAKERS({ schoolKey: requestKeys.school, employerKey: requestKeys.employer, complaints, ...span })
  await city.decide(
    ...testEntries(EXAMS_PLAN, { publicUrl: PUBLIC_URL, requestKey: requestKeys.fetch, ...span }),
    ...takers.map((service) => ({ kind: 'service', service }) as const),
  )
  const logged: unknown[] = []
  const log = { info: (...line: unknown[]) => logged.push(line), error: (...line: unknown[]) => logged.push(line) }
  const ports = { clock: () => city.time.now, random, fetch, log }
  const config = { dataDirectory, walletUrl: 'http://localhost:4600', name: 'exams', publicUrl: PUBLIC_URL }
  const exams = await openExams({ config, database: opened.database, register: city.register, ports }, options)
  await city.registerKeys(await exams.issuance.issuerKeys())
  const routes = examsRoutes(exams, PUBLIC_URL, staff)
  const app = serviceApp({ routes, ready: async () => {}, rateLimit: { requestsPerMinute: 100_000 } }, config, { log })
  const read = async (answer: Response) => {
    const text = await answer.text()
    return { status: answer.status, body: text === '' ? {} : (JSON.parse(text) as Record<string, unknown>) }
  }
  return {
    city,
    exams,
    app,
    school: requestKeys.school,
    employer: requestKeys.employer,
    logged,
    person(idNumber) {
      const wallet = city.wallet()
      const values: AttributeValues = ['甄虚构', 'Zhen Xugou', '2008-02-28', 'resident-id', idNumber, null]
      wallet.give(PERSON_IDENTITY, values)
      return wallet
    },
    async bringIn(kind, session, text) {
      const running = await exams.authority.bringIn({ kind, session, bytes: new TextEncoder().encode(text) })
      if ('fault' in running) throw new Error(running.fault)
      await running.done
    },
    post: async (path, body, place) =>
      read(
        await app.request(path, {
          method: 'POST',
          headers: { 'Content-Type': 'application/json', ...(place !== undefined && { 'Hefu-Place': place }) },
          body: JSON.stringify(body),
        }),
      ),
    get: async (path) => read(await app.request(path)),
    async close() {
      await opened.close()
      await rm(dataDirectory, { recursive: true })
    },
  }
}
