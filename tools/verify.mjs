// Runs every check of the project, one after the other, and ends with "N passed, N failed". A check that is no test counts as one.
import { spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { buildApps, compileMessages } from '@hefu/app-build'

const results = mkdtempSync(join(tmpdir(), 'hefu-verify-'))
let passed = 0
let failed = 0

await compileMessages()
// Each of them mostly uses one core: together they take little longer than the longest.
await Promise.all([
  check('formatted and linted', ['biome', 'check', '--error-on-warnings', '.']),
  check('types', ['tsc', '--noEmit']),
  check('floors of the house', [
    'depcruise',
    '--config',
    '.dependency-cruiser.cjs',
    '--output-type',
    'err',
    'packages',
    'server',
    'city',
    'witness',
    'apps',
    'services',
    'cli',
    'demo',
    'e2e',
    'bench',
  ]),
  check('nothing unused', ['knip', '--no-progress']),
])
await tests('unit', ['unit', 'unit-shared'])
await buildApps()
// Browsers mostly wait: the two fit beside each other.
await Promise.all([tests('e2e', ['e2e']), tests('e2e of the services', ['e2e-services'])])
rmSync(results, { recursive: true })
console.log(`${passed} passed, ${failed} failed`)
process.exit(failed === 0 ? 0 : 1)

/** What it says is printed as a whole, so that nothing of another stands between. */
async function check(name, command) {
  const { ok, output } = await runAside(command)
  if (ok) passed++
  else failed++
  console.log(`${output}${ok ? 'ok' : 'FAILED'}: ${name}`)
}

/** Vitest counts its tests; a run that ends without a count, or without a test, is one failure. */
async function tests(name, projects) {
  const file = join(results, `${projects[0]}.json`)
  const ok = await run('vitest', [
    'run',
    ...projects.flatMap((project) => ['--project', project]),
    '--reporter=dot',
    '--reporter=json',
    `--outputFile.json=${file}`,
  ])
  try {
    const report = JSON.parse(readFileSync(file, 'utf8'))
    passed += report.numPassedTests
    const failures = Math.max(report.numFailedTests, report.numFailedTestSuites)
    failed += ok ? 0 : Math.max(failures, 1)
    if (report.numPassedTests === 0) failed++
    if (report.numPendingTests > 0) console.log(`${report.numPendingTests} tests did not run`)
    console.log(`${ok ? 'ok' : 'FAILED'}: ${name}, ${report.numPassedTests} tests`)
  } catch (error) {
    failed++
    console.log(`FAILED: ${name} gave no report: ${error}`)
  }
}

function run(command, args) {
  return new Promise((resolve) => {
    const child = spawn(command, args, { stdio: 'inherit', env: { ...process.env, FORCE_COLOR: '0' } })
    child.once('error', () => resolve(false))
    child.once('exit', (code) => resolve(code === 0))
  })
}

async function runAside([command, ...args]) {
  const child = spawn(command, args, { stdio: ['ignore', 'pipe', 'pipe'], env: { ...process.env, FORCE_COLOR: '0' } })
  let output = ''
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text) => {
      output += text
    })
  }
  const ok = await new Promise((done) => {
    child.once('error', () => done(false))
    child.once('close', (code) => done(code === 0))
  })
  return { ok, output }
}
