import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { mkdtemp, readdir, rm, utimes, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setImmediate } from 'node:timers/promises'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { lockFolder } from './folder-lock.ts'

const IN_USE = { name: 'ServerError', code: 'folder-in-use' }

/** Listens on the path given to it until it is killed, as a city that does not stop in order. */
const HOLDER = `
  require('node:net').createServer(() => {}).listen(process.argv[1], () => process.stdout.write('x'))`

describe.skipIf(process.platform === 'win32')('a data folder', () => {
  let folder: string

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'hefu-lock-'))
  })
  afterEach(() => rm(folder, { recursive: true }))

  /** A lock whose process was killed. */
  async function leaveBehind(path: string): Promise<void> {
    const child = spawn(process.execPath, ['-e', HOLDER, path], { stdio: ['ignore', 'pipe', 'inherit'] })
    await once(child.stdout, 'data')
    child.kill('SIGKILL')
    await once(child, 'exit')
    expect(existsSync(path)).toBe(true)
  }

  test('is of one process until released', async () => {
    const release = await lockFolder(folder)
    await expect(lockFolder(folder)).rejects.toMatchObject(IN_USE)
    await release()
    const again = await lockFolder(folder)
    await again()
    expect(await readdir(folder)).toEqual([])
  })

  test('is free after its process was killed', async () => {
    await leaveBehind(join(folder, 'lock.sock'))
    const release = await lockFolder(folder)
    await expect(lockFolder(folder)).rejects.toMatchObject(IN_USE)
    await release()
  })

  test.each([
    ['', false],
    [', after a killed one too', true],
  ])('is of one process when many start together%s', async (_, killed) => {
    if (killed) await leaveBehind(join(folder, 'lock.sock'))
    // Each a little later than the one before, so that they meet in every step of the other.
    const attempts = await Promise.allSettled(
      Array.from({ length: 12 }, async (_none, turns) => {
        for (let turn = 0; turn < turns; turn++) await setImmediate()
        return lockFolder(folder)
      }),
    )
    const held = attempts.filter((attempt) => attempt.status === 'fulfilled')
    expect(held).toHaveLength(1)
    await expect(lockFolder(folder)).rejects.toMatchObject(IN_USE)
    for (const { value: release } of held) await release()
    expect(await readdir(folder)).toEqual([])
  })

  test('is free a minute after a process was killed that was about to take the place of another', async () => {
    await leaveBehind(join(folder, 'lock.sock'))
    await writeFile(join(folder, 'lock.sock.taking'), '')
    await expect(lockFolder(folder)).rejects.toMatchObject(IN_USE)
    const longAgo = new Date(Date.now() - 61_000)
    await utimes(join(folder, 'lock.sock.taking'), longAgo, longAgo)
    const release = await lockFolder(folder)
    await release()
    expect(await readdir(folder)).toEqual([])
  })

  test('that is missing is not made', async () => {
    const missing = join(folder, 'missing')
    await expect(lockFolder(missing)).rejects.toMatchObject({ name: 'ServerError', code: 'folder-not-usable' })
    expect(existsSync(missing)).toBe(false)
  })

  test('may have a name that is too long for a socket', async () => {
    const deep = join(folder, 'x'.repeat(120))
    const release = await lockFolder(deep)
    await expect(lockFolder(deep)).rejects.toMatchObject(IN_USE)
    await release()
  })
})
