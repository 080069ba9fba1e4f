import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { askAsOfficer } from '../console/ask-as-officer.ts'
import { officerAtWork } from '../console/officer-at-work.ts'
import { freePorts } from '../ports.ts'
import type { RunningDemo } from '../running-demo.ts'
import { startDemo } from '../start-demo.ts'
import { demoThings } from './demo-things.ts'
import { DOUBTED, WITH_LEI } from './organisation-rows.ts'

interface Listed {
  readonly id: string
  readonly lei: string | null
}

/** What a city has, in figures. */
async function inventory(demo: RunningDemo) {
  const officer = await officerAtWork(demo, demo.officers[0])
  const list = async (query: string): Promise<readonly Listed[]> => {
    const path = `/officers/organisations?limit=200${query}`
    return (await askAsOfficer<{ readonly organisations: readonly Listed[] }>(demo.cityUrl, officer, path))
      .organisations
  }
  const { reports } = await askAsOfficer<{
    readonly reports: readonly { readonly id: string; readonly state: string }[]
  }>(demo.cityUrl, officer, '/officers/reports?limit=200')
  const [organisations, doubted] = [await list(''), await list('&doubted=yes')]
  return { organisations, doubted, reports, keys: demo.custodianKeys, inspection: demo.inspectionCode }
}

test('a city has its organisations, things and reports once, whenever it starts', async () => {
  const dataDirectory = await mkdtemp(join(tmpdir(), 'hefu-codes-'))
  onTestFinished(() => rm(dataDirectory, { recursive: true, force: true }))
  // PostgreSQL runs as a user of its own where this runs as root.
  await chmod(dataDirectory, 0o755)
  const start = async () => startDemo({ dataDirectory, ports: await freePorts(), quiet: true, apps: false })

  const first = await start()
  const before = await inventory(first)
  expect(before.organisations).toHaveLength(40)
  // A wrong check digit is kept and shown to officers.
  expect(before.doubted.map(({ id }) => id)).toEqual([DOUBTED])
  expect(before.organisations.find(({ id }) => id === WITH_LEI.id)?.lei).toBe(WITH_LEI.lei)
  const states = ['open', 'acknowledged', 'assigned', 'in-progress', 'resolved', 'declined', 'withdrawn']
  expect(new Set(before.reports.map(({ state }) => state))).toEqual(new Set(states))
  const things = demoThings()
  for (const { id, status } of [things[0], things.at(-1), things.find((thing) => thing.status === 'retired')].filter(
    (thing) => thing !== undefined,
  )) {
    const answer = await fetch(`${first.cityUrl}/t/${id}`)
    await answer.arrayBuffer()
    expect([id, answer.status]).toEqual([id, status === 'retired' ? 410 : 200])
  }
  await first.stop()

  const second = await start()
  onTestFinished(() => second.stop())
  expect(await inventory(second)).toEqual(before)
})

test('things are three thousand, of several kinds and custodians, under ids that are short enough for a label', () => {
  const things = demoThings()
  expect(new Set(things.map(({ id }) => id)).size).toBe(3_000)
  expect(new Set(things.map(({ kind }) => kind)).size).toBe(4)
  expect(new Set(things.map(({ custodian }) => custodian)).size).toBe(3)
  for (const { id } of things) expect(id).toMatch(/^[a-z-]{4,11}-\d{4}$/)
})
