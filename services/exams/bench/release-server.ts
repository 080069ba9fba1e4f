import { startEmbeddedPostgres, systemRandom } from '@hefu/server'
import { openServiceDatabase, serveService } from '@hefu/service-kit'
import { openExams } from '../exams.ts'
import { MIGRATIONS } from '../migrations/migrations.ts'
import { examsRoutes } from '../start-exams.ts'
import { addSession } from '../store/session-store.ts'
import type { ExamsTables } from '../store/tables.ts'
import { BENCH_SESSION, benchCandidate, benchCity, benchIdNumber, runClock } from './bench-city.ts'

// The service in a process of its own, told what to do by messages: with a PostgreSQL that flushes to disk, and a release that has just been.

const HEADER = 'candidate,chinese,mathematics,english,physics,chemistry,biology,total,band'

/** What the process is told. */
export interface ServerOrder {
  readonly folder: string
  readonly candidates: number
  /** Milliseconds of the machine's clock at which the city's begins to run. */
  readonly beganMs: number
}

process.once('message', (order: ServerOrder) => {
  serve(order).catch((error: unknown) => {
    process.send?.({ failed: String(error) })
    process.exitCode = 1
    process.disconnect?.()
  })
})

async function serve({ folder, candidates, beganMs }: ServerOrder): Promise<void> {
  const postgres = await startEmbeddedPostgres({ folder })
  const dataDirectory = `${folder}/keys`
  const { database, close } = await openServiceDatabase<ExamsTables>(postgres.url, MIGRATIONS)
  const publicUrl = 'http://localhost:1'
  const city = await benchCity(dataDirectory, publicUrl)
  const clock = (): number => city.time.now
  const log = { info() {}, error: console.error }
  const config = { name: 'exams', publicUrl, dataDirectory, walletUrl: publicUrl }
  const ports = { clock, random: systemRandom }
  const exams = await openExams({ config, database, register: city.register, ports }, { nowMs: Date.now })
  const issuerKeys = await exams.issuance.issuerKeys()
  await city.registerKeys(issuerKeys)
  const title = { 'zh-CN': '压力测试', en: 'Bench' }
  await addSession(database, { id: BENCH_SESSION, title, releasesAt: clock(), keptUntil: clock() + 86_400 })
  const people = Array.from({ length: candidates }, (_, index) => index)
  await bringIn('candidates', [
    'candidate,id-number',
    ...people.map((at) => `${benchCandidate(at)},${benchIdNumber(at)}`),
  ])
  await database.updateTable('exam_session').set({ releases_at: null }).execute()
  await bringIn('results', [HEADER, ...people.map((at) => `${benchCandidate(at)},100,100,100,,,,300,c`)])
  await database.updateTable('exam_session').set({ releases_at: clock() }).execute()
  exams.sessions.forget()
  runClock(city, beganMs)

  const routes = examsRoutes(exams, publicUrl, null)
  const served = { routes, ready: async () => {}, rateLimit: { requestsPerMinute: 1e9 } }
  const { url, stop } = await serveService(served, { ...config, host: '127.0.0.1', port: 0 }, { log })
  const keys = issuerKeys.map((key) => ({ ...key, publicKey: Buffer.from(key.publicKey).toString('hex') }))
  process.send?.({ url, keys })
  const usage = () => ({ rss: process.memoryUsage().rss, cpu: process.cpuUsage() })
  let isEnding = false
  const memory = setInterval(() => process.connected && process.send?.(usage()), 500)
  const end = async (): Promise<void> => {
    if (isEnding) return
    isEnding = true
    clearInterval(memory)
    await stop()
    await close()
    await postgres.stop()
    if (process.connected) process.disconnect()
  }
  process.once('message', end)
  // Who started it is gone.
  process.once('disconnect', end)

  async function bringIn(kind: 'candidates' | 'results', lines: readonly string[]): Promise<void> {
    const bytes = new TextEncoder().encode(lines.join('\n'))
    const running = await exams.authority.bringIn({ kind, session: BENCH_SESSION, bytes })
    if ('fault' in running) throw new Error(running.fault)
    await running.done
  }
}
