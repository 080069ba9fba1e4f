import { serviceRequestKey } from '@hefu/service-kit'
import { type TestCity, testCity, testEntries } from '@hefu/service-kit/test'
import { EXAMS_PLAN } from '../entries.ts'

/** The examination of the benchmark. */
export const BENCH_SESSION = 'bench'

/** The identity number under which the candidate of an index sat. */
export function benchIdNumber(index: number): string {
  return `BENCH${String(index).padStart(8, '0')}`
}

/** The candidate number of an index. */
export function benchCandidate(index: number): string {
  return `2026${String(index).padStart(8, '0')}`
}

/** The same city in the process of the server and in that of the wallets, its clock running on with the machine's. */
export async function benchCity(dataDirectory: string, publicUrl: string): Promise<TestCity> {
  const city = await testCity([], 'exam release')
  const { now } = city.time
  const requestKey = await serviceRequestKey({ name: 'exams', dataDirectory })
  const span = { validFrom: now - 7200, endsAt: now + 365 * 86_400 }
  await city.decide(...testEntries(EXAMS_PLAN, { publicUrl, requestKey, ...span }))
  return city
}

/** Lets the city's clock run, from one moment of the machine's that both processes know. */
export function runClock(city: TestCity, beganMs: number): NodeJS.Timeout {
  const start = city.time.now
  const timer = setInterval(() => {
    city.time.now = start + Math.floor((Date.now() - beganMs) / 1000)
  }, 50)
  return timer.unref()
}
