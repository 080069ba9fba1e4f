import { execFile } from 'node:child_process'
import { chmod, mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { freePorts, type RunningDemo, startDemo } from '@hefu/demo'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { readTutorial } from './read-tutorial.ts'

const ROOT = fileURLToPath(new URL('../..', import.meta.url))
const run = promisify(execFile)

let clone: string
let demo: RunningDemo

/** A clone, of links: what the tutorial writes is its own, and everything else is the project's. */
beforeAll(async () => {
  clone = await mkdtemp(join(tmpdir(), 'hefu-tutorial-'))
  await chmod(clone, 0o755)
  for (const name of await readdir(ROOT)) {
    if (name !== 'services' && !name.startsWith('.')) await symlink(join(ROOT, name), join(clone, name))
  }
  await mkdir(join(clone, 'services'))
  for (const name of await readdir(join(ROOT, 'services'))) {
    await symlink(join(ROOT, 'services', name), join(clone, 'services', name))
  }
  demo = await startDemo({
    dataDirectory: join(clone, '.data/demo'),
    ports: await freePorts(),
    quiet: true,
    apps: false,
  })
})
afterAll(async () => {
  await demo?.stop()
  await rm(clone, { recursive: true, force: true })
})

test('the tutorial builds a service that works, as it is written', async () => {
  const steps = readTutorial(await readFile(join(ROOT, 'docs/tutorial.md'), 'utf8'))
  const commands: string[] = []
  for (const step of steps) {
    if (step.kind === 'run') {
      commands.push(step.commands)
      continue
    }
    await mkdir(dirname(join(clone, step.path)), { recursive: true })
    await writeFile(join(clone, step.path), step.content)
  }
  expect(steps.filter(({ kind }) => kind === 'file').length).toBeGreaterThan(4)
  // Only where the city and the pool listen is another place than in the text.
  const script = commands
    .join('\n')
    .replace('CITY=http://localhost:4600', `CITY=${demo.cityUrl}`)
    .replace('POOL_PORT=4720', `POOL_PORT=${await freePort()}`)
  const { stdout } = await run('bash', ['-euo', 'pipefail', '-c', script], {
    cwd: clone,
    maxBuffer: 10_000_000,
    env: { ...process.env, PATH: `${join(ROOT, 'node_modules/.bin')}:${process.env.PATH}` },
  }).catch((error: { stdout?: string; stderr?: string }) => {
    throw new Error(`${error.stdout}\n${error.stderr}`)
  })
  expect(stdout).toContain('register of')
  expect(JSON.parse(await readFile(join(clone, 'answer-1.json'), 'utf8'))).toMatchObject({ verdict: 'admitted' })
  expect(JSON.parse(await readFile(join(clone, 'answer-2.json'), 'utf8'))).toEqual({
    verdict: 'refused',
    reason: 'seen',
  })
})

async function freePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  const address = server.address()
  await new Promise((done) => server.close(done))
  return typeof address === 'object' && address ? address.port : 0
}
