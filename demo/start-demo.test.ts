import { chmod, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fetchRegister } from '@hefu/city'
import { expect, onTestFinished, test } from 'vitest'
import { freePorts } from './ports.ts'
import { type RunningDemo, startDemo } from './start-demo.ts'

test('a demo keeps its folder to itself, and a fresh one begins anew and removes nothing but what a demo kept', async () => {
  const dataDirectory = await mkdtemp(join(tmpdir(), 'hefu-demo-'))
  onTestFinished(() => rm(dataDirectory, { recursive: true, force: true }))
  // PostgreSQL runs as a user of its own where this runs as root, and has to reach its folder.
  await chmod(dataDirectory, 0o755)
  await writeFile(join(dataDirectory, 'letter.txt'), 'dear reader')
  const gateKeys = (): Promise<string> => readFile(join(dataDirectory, 'gate-keys.json'), 'utf8')
  const start = async (fresh: boolean) =>
    startDemo({ dataDirectory, fresh, ports: await freePorts(), quiet: true, apps: false })

  const founded = await start(false)
  const acts = async (demo: RunningDemo) => (await fetchRegister(demo.cityUrl, demo.policy))?.entries.map(String)
  const atFirst = await acts(founded)
  await founded.stop()
  const first = await start(false)
  // Nothing is decided a second time.
  expect(await acts(first)).toEqual(atFirst)
  expect(first.log).toEqual(founded.log)
  const keys = await gateKeys()
  await expect(start(true)).rejects.toMatchObject({ code: 'folder-in-use' })
  expect(await gateKeys()).toBe(keys)
  await first.stop()

  const second = await start(true)
  onTestFinished(() => second.stop())
  expect(second.log.key).not.toBe(first.log.key)
  expect(await gateKeys()).not.toBe(keys)
  expect(await readFile(join(dataDirectory, 'letter.txt'), 'utf8')).toBe('dear reader')
})
