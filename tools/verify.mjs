// Runs every check of the project, one after the other, and ends with "N passed, N failed". A check that is no test counts as one.
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { buildApps, compileMessages } from '@hefu/app-build'

const results = mkdtempSync(join(tmpdir(), 'hefu-verify-'))
let passed = 0
let failed = 0

await compileMessages()
check('formatted and linted', ['biome', 'check', '--error-on-warnings', '.'])
check('types', ['tsc', '--noEmit'])
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
])
check('nothing unused', ['knip', '--no-progress'])
tests('unit')
await buildApps()
tests('e2e')
rmSync(results, { recursive: true })
console.log(`${passed} passed, ${failed} failed`)
process.exit(failed === 0 ? 0 : 1)

function check(name, [command, ...args]) {
  const ok = run(command, args)
  if (ok) passed++
  else failed++
  console.log(`${ok ? 'ok' : 'FAILED'}: ${name}`)
}

/** Vitest counts its tests; a run that ends without a count, or without a test, is one failure. */
function tests(project) {
  const file = join(results, `${project}.json`)
  const ok = run('vitest', [
    'run',
    '--project',
    project,
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
    console.log(`${ok ? 'ok' : 'FAILED'}: ${project}, ${report.numPassedTests} tests`)
  } catch (error) {
    failed++
    console.log(`FAILED: ${project} gave no report: ${error}`)
  }
}

function run(command, args) {
  return spawnSync(command, args, { stdio: 'inherit', env: { ...process.env, FORCE_COLOR: '0' } }).status === 0
}
