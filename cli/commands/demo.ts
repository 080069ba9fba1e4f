import { Command } from 'commander'
import { EXIT_HOLDS, EXIT_REFUSED, type Finish } from '../exit-code.ts'
import type { Terminal } from '../terminal.ts'
import { parsePortBase } from './parse-options.ts'

interface DemoCommandOptions {
  readonly check?: boolean
  readonly fresh?: boolean
  readonly portBase: number
  readonly data: string
}

const HELP = `
Everything runs on 127.0.0.1 and in this process; nobody in the demo is real. --check enrols a resident, shows passes as QR images,
stops every server and goes on; it prints a line for each step, and JSON as the last line.

Examples:
  hefu demo
  hefu demo --check`

/** `hefu demo`: a whole city to try. */
export function demoCommand(terminal: Terminal, finish: Finish): Command {
  return new Command('demo')
    .summary('bring up a whole demo city on this machine')
    .description('Brings up a whole demo city: database, identity provider, city, wallet, gate, register and console.')
    .option('--check', 'run the whole story without a browser')
    .option('--port-base <number>', 'the first of fifteen ports in a row', parsePortBase, 4600)
    .option('--data <folder>', 'where data is kept', '.data/demo')
    .option('--fresh', 'remove what an earlier demo has kept there first')
    .addHelpText('after', HELP)
    .action(async (options: DemoCommandOptions) =>
      finish((await runCommand(options, terminal)) ? EXIT_HOLDS : EXIT_REFUSED),
    )
}

async function runCommand(options: DemoCommandOptions, terminal: Terminal): Promise<boolean> {
  const { check = false, fresh = false, portBase, data } = options
  const signal = terminal.stopSignal()
  // Loaded only now: no other command needs a bundler and an identity provider.
  const { runDemo } = await import('@hefu/demo')
  const databaseUrl = terminal.environment.DATABASE_URL
  return runDemo(
    { check, fresh, portBase, dataDirectory: data, databaseUrl },
    (line) => terminal.print(`${line}\n`),
    signal,
  )
}
