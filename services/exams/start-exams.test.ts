import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createTestDatabase } from '@hefu/server/test-database'
import { serviceRequestKey } from '@hefu/service-kit'
import { servedCity, testCity, testEntries } from '@hefu/service-kit/test'
import { expect, test } from 'vitest'
import { EXAMS_PLAN } from './entries.ts'
import { startExams } from './start-exams.ts'

test('the service starts on a city, answers, and goes on after a start where it stopped', async () => {
  const dataDirectory = await mkdtemp(join(tmpdir(), 'hefu-exams-'))
  const { city, time, decide } = await testCity([])
  const key = await serviceRequestKey({ name: 'exams', dataDirectory })
  const publicUrl = 'http://localhost:5651'
  const span = { validFrom: time.now - 7200, endsAt: time.now + 86_400 * 365 }
  await decide(...testEntries(EXAMS_PLAN, { publicUrl, requestKey: key, ...span }))
  const served = servedCity(city)
  const config = {
    name: 'exams',
    host: '127.0.0.1',
    port: 0,
    publicUrl,
    walletUrl: 'http://localhost:4600',
    city: served.trust,
    databaseUrl: await createTestDatabase(),
    dataDirectory,
    staff: { issuer: 'https://staff.example', clientId: 'exams', clientSecret: 'none' },
  }
  const log = { info() {}, error() {} }
  const ports = { clock: () => time.now, random: city.random, fetch: served.fetch, log }
  const start = () => startExams(config, { notice: 1, nowMs: () => time.now * 1000 }, ports)
  const session = { id: 'summer', title: { 'zh-CN': '夏季', en: 'Summer' }, releasesAt: null, keptUntil: span.endsAt }
  const line = async (url: string, place = '') => {
    const response = await fetch(`${url}/api/sessions/summer/line`, {
      method: 'POST',
      headers: { 'Hefu-Place': place },
    })
    return (await response.json()) as { place: string; standing: string; ahead: number }
  }

  const first = await start()
  try {
    await first.exams.authority.open(session)
    await first.exams.authority.plan('summer', time.now + 60)
    expect((await fetch(`${first.url}/readyz`)).status).toBe(200)
    expect((await fetch(`${first.url}/staff`, { redirect: 'manual' })).headers.get('Location')).toContain(
      '/staff/sign-in',
    )
    const described = (await (await fetch(`${first.url}/openapi.json`)).json()) as { paths: object }
    expect(Object.keys(described.paths)).toContain('/api/sessions/{session}/asks')
    const places = [await line(first.url), await line(first.url)]
    expect(places.map(({ ahead }) => ahead)).toEqual([0, 1])
    await first.stop()

    const again = await start()
    expect(await line(again.url, places[1]?.place)).toMatchObject({ standing: 'early', ahead: 1 })
    expect((await line(again.url)).ahead).toBeGreaterThan(1)
    await again.stop()
  } finally {
    await rm(dataDirectory, { recursive: true })
  }
})
