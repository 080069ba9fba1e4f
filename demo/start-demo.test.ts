import { chmod, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { decideTogether, deskClient, fetchRegister } from '@hefu/city'
import { MANDATE, PERSON_ENTRY, PERSON_IDENTITY } from '@hefu/standard'
import { expect, onTestFinished, test } from 'vitest'
import { untilPublished } from './check/until-published.ts'
import { ORIGIN } from './city-config.ts'
import { freePorts } from './ports.ts'
import type { RunningDemo } from './running-demo.ts'
import { startDemo } from './start-demo.ts'

/** A data folder that PostgreSQL, which runs as a user of its own where this runs as root, can reach. */
async function dataFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'hefu-demo-'))
  onTestFinished(() => rm(folder, { recursive: true, force: true }))
  await chmod(folder, 0o755)
  return folder
}

test('a demo keeps its folder to itself, and a fresh one begins anew and removes nothing but what a demo kept', async () => {
  const dataDirectory = await dataFolder()
  await writeFile(join(dataDirectory, 'letter.txt'), 'dear reader')
  const gateKeys = (): Promise<string> => readFile(join(dataDirectory, 'gate-keys.json'), 'utf8')
  // The same ports each time: codes of another origin would need another key.
  const same = await freePorts()
  const start = (fresh: boolean, ports = same) => startDemo({ dataDirectory, fresh, ports, quiet: true, apps: false })

  const founded = await start(false)
  const acts = async (demo: RunningDemo) => (await fetchRegister(demo.cityUrl, demo.policy))?.entries.map(String)
  const atFirst = await acts(founded)
  await founded.stop()
  const first = await start(false)
  // Nothing is decided a second time.
  expect(await acts(first)).toEqual(atFirst)
  expect(first.log).toEqual(founded.log)
  const keys = await gateKeys()
  await expect(start(true, await freePorts())).rejects.toMatchObject({ code: 'folder-in-use' })
  expect(await gateKeys()).toBe(keys)
  await first.stop()

  const second = await start(true)
  onTestFinished(() => second.stop())
  expect(second.log.key).not.toBe(first.log.key)
  expect(await gateKeys()).not.toBe(keys)
  expect(await readFile(join(dataDirectory, 'letter.txt'), 'utf8')).toBe('dear reader')
})

test('a demo whose officers have ended a credential type starts again when new keys are due, and goes on without it', async () => {
  const dataDirectory = await dataFolder()
  const now = Math.floor(Date.now() / 1000)
  const start = async (at: number) =>
    startDemo({ dataDirectory, ports: await freePorts(), clock: () => at, quiet: true, apps: false })

  const founded = await start(now)
  const [first, second] = founded.officers
  const sunset = { kind: 'sunset', type: PERSON_IDENTITY.id, at: now + 60 } as const
  const { act } = await decideTogether(deskClient(founded.cityUrl, ORIGIN), sunset, [first, second], now)
  const { register } = await untilPublished(founded, act + 1, null)
  const known = register.state.keys.length
  await founded.stop()

  const later = await start(now + 365 * 86_400)
  onTestFinished(() => later.stop())
  const keys = (await fetchRegister(later.cityUrl, later.policy))?.state.keys ?? []
  const typesOf = (from: number) => keys.slice(from).map(({ type }) => type)
  expect(new Set(typesOf(0))).toEqual(new Set([PERSON_ENTRY.id, PERSON_IDENTITY.id, MANDATE.id]))
  expect(new Set(typesOf(known))).toEqual(new Set([PERSON_ENTRY.id, MANDATE.id]))
})
