import { spawnSync } from 'node:child_process'
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, expect, test } from 'vitest'

const root = fileURLToPath(new URL('..', import.meta.url))
let house: string

/** A house in which every rule is broken once. */
const broken: Readonly<Record<string, string>> = {
  'packages/bytes/index.ts': "import '../log/index.ts'",
  'packages/log/index.ts': "import '../standard/index.ts'",
  'packages/standard/index.ts': "import '../gate/index.ts'; import 'no-such-package'",
  'packages/gate/index.ts': "import './deep.ts'; import '../wallet/index.ts'",
  'packages/gate/deep.ts': "import 'node:net'; import '../wallet/inner.ts'",
  'packages/wallet/index.ts': 'export const a = 1',
  'packages/wallet/inner.ts': "import '../../city/index.ts'",
  'server/index.ts': "import '../city/index.ts'",
  'city/index.ts': "import '../apps/wallet/index.ts'; import 'only-for-tests'",
  'apps/wallet/index.ts': "import '../../city/index.ts'",
  'witness/index.ts': "import '../city/index.ts'",
  'services/pool/index.ts': "import '../../city/index.ts'",
  'cli/index.ts': "import '../e2e/index.ts'",
  'e2e/index.ts': 'export const b = 2',
  'node_modules/only-for-tests/package.json': '{"name":"only-for-tests","version":"1.0.0","main":"index.js"}',
  'node_modules/only-for-tests/index.js': 'export const c = 3',
}

beforeAll(() => {
  house = mkdtempSync(join(tmpdir(), 'hefu-floors-'))
  for (const [path, source] of Object.entries(broken)) {
    mkdirSync(dirname(join(house, path)), { recursive: true })
    writeFileSync(join(house, path), `${source}\n`)
  }
  copyFileSync(join(root, '.dependency-cruiser.cjs'), join(house, '.dependency-cruiser.cjs'))
  writeFileSync(join(house, 'package.json'), '{"type":"module","devDependencies":{"only-for-tests":"1.0.0"}}')
})

afterAll(() => rmSync(house, { recursive: true }))

test('every rule of the house can fail', () => {
  const folders = ['packages', 'server', 'city', 'witness', 'apps', 'services', 'cli', 'e2e']
  const args = ['--config', '.dependency-cruiser.cjs', '--output-type', 'json', ...folders]
  const { stdout } = spawnSync(join(root, 'node_modules/.bin/depcruise'), args, {
    cwd: house,
    encoding: 'utf8',
    maxBuffer: 1e8,
  })
  const report = JSON.parse(stdout) as { summary: { violations: { rule: { name: string } }[] } }
  const fired = new Set(report.summary.violations.map(({ rule }) => rule.name))
  expect([...fired].sort()).toEqual([
    'a gate opens no socket',
    'a workspace is entered by its door',
    'everything resolves',
    'floor: 1, bbs and log',
    'floor: 1, bytes is the ground',
    'floor: 2, standard',
    'floor: 3, engines',
    'floor: 4, apps',
    'floor: 4, city',
    'floor: 4, server',
    'floor: 4, services',
    'floor: 4, witness',
    'floor: 5, nothing needs a test or a benchmark',
    'no circles',
    'packages do no I/O',
    'the engines stand apart',
    'what runs is a dependency',
  ])
})
