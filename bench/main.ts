// npm run bench [-- SUITE...] [--json]
import { mkdir, writeFile } from 'node:fs/promises'
import { loadavg } from 'node:os'
import { join } from 'node:path'
import { argv, exit, stderr, stdout } from 'node:process'
import { type Command, HELP, readCommand } from './command.ts'
import { describeMachine } from './machine.ts'
import { machineLines, reportOf } from './report.ts'
import type { SuiteResult } from './result.ts'
import { runSuite } from './suites.ts'

const RESULTS = join(import.meta.dirname, 'results')

const command = readCommand(argv.slice(2))
if (command.kind === 'help') {
  stdout.write(HELP)
} else if (command.kind === 'wrong') {
  stderr.write(`${command.message}\n\n${HELP}`)
  exit(2)
} else {
  exit(await runAll(command))
}

/** Runs suites one after the other. One that fails does not keep the others from running. */
async function runAll({ suites, json, options }: Extract<Command, { kind: 'run' }>): Promise<number> {
  const machine = describeMachine(loadavg()[0] ?? 0)
  const out = json ? stderr : stdout
  out.write(`${machineLines(machine)}\n`)
  let failed = 0
  for (const suite of suites) {
    stderr.write(`${suite} ...\n`)
    const began = performance.now()
    try {
      const measured = await runSuite(suite, options)
      const seconds = (performance.now() - began) / 1000
      const result: SuiteResult = { suite, machine, measuredAt: new Date().toISOString(), seconds, ...measured }
      await keep(result)
      out.write(`${reportOf(result)}\n`)
      if (json) stdout.write(`${JSON.stringify(result)}\n`)
    } catch (error) {
      failed++
      stderr.write(`${suite} could not run: ${error instanceof Error ? error.stack : error}\n\n`)
    }
  }
  return failed === 0 ? 0 : 1
}

async function keep(result: SuiteResult): Promise<void> {
  await mkdir(RESULTS, { recursive: true })
  const time = result.measuredAt.replaceAll(':', '-').slice(0, 19)
  await writeFile(join(RESULTS, `${time}-${result.suite}.json`), `${JSON.stringify(result, null, 2)}\n`)
}
