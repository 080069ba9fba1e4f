import { Command, CommanderError } from 'commander'
import { bundleCommand } from './commands/bundle.ts'
import { demoCommand } from './commands/demo.ts'
import { epochCommand } from './commands/epoch.ts'
import { gateCommand } from './commands/gate.ts'
import { keysCommand } from './commands/keys.ts'
import { labelsCommand } from './commands/labels.ts'
import { logCommand } from './commands/log.ts'
import { officerCommand } from './commands/officer.ts'
import { organisationsCommand } from './commands/organisations.ts'
import { passCommand } from './commands/pass.ts'
import { registerCommand } from './commands/register.ts'
import { requestKeyCommand } from './commands/request-key.ts'
import { serveCommand } from './commands/serve.ts'
import { serviceCommand } from './commands/service.ts'
import { sunsetCommand } from './commands/sunset.ts'
import { thingsCommand } from './commands/things.ts'
import { trustListCommand } from './commands/trust-list.ts'
import { verifyCommand } from './commands/verify.ts'
import { witnessCommand } from './commands/witness.ts'
import { CliError } from './error.ts'
import { EXIT_HOLDS, type ExitCode, type Finish } from './exit-code.ts'
import description from './package.json' with { type: 'json' }
import { errorLine, exitCodeOf } from './report-error.ts'
import type { Terminal } from './terminal.ts'

const EXAMPLES = `
Examples:
  hefu demo                                           a whole city to try, on this machine
  hefu bundle --url https://code.city.example --policy POLICY --save city.bundle
  hefu gate --bundle city.bundle --policy POLICY --service transit.metro < passes.txt
  hefu verify screenshot.png --bundle city.bundle --policy POLICY
  hefu register propose https://code.city.example act.json --policy POLICY --officer data.1.json
  hefu serve --config city.json

POLICY is a JSON file {"logKey":"...","witnesses":["..."],"quorum":2}: a city's log, as 'hefu serve' prints its key, and which
witnesses must have seen the same. Take it from the city once, by a way that you trust: everything else is checked against it.

Exit codes: 0 done, or what was looked at holds; 1 refused, or failed; 2 cannot be done as asked. An error is one line on
standard error, "hefu: CODE: what happened", with a code that stays the same from version to version.
'hefu COMMAND --help' says more about each.`

/**
 * Runs one command of `hefu`.
 *
 * @param args what follows the program's name
 * @example const exitCode = await runHefu(['epoch', '--json'], processTerminal())
 */
export async function runHefu(args: readonly string[], terminal: Terminal): Promise<ExitCode> {
  const help: string[] = []
  let exitCode: ExitCode = EXIT_HOLDS
  const program = programOf(terminal, help, (code) => {
    exitCode = code
  })
  try {
    await program.parseAsync(args, { from: 'user' })
  } catch (error) {
    const failure = error instanceof CommanderError ? usageError(error, args) : error
    if (failure) {
      await terminal.warn(errorLine(failure))
      return exitCodeOf(failure)
    }
  }
  if (help.length > 0) await terminal.print(help.join(''))
  return exitCode
}

function programOf(terminal: Terminal, help: string[], finish: Finish): Command {
  const write = (text: string): void => {
    help.push(text)
  }
  const program = new Command('hefu')
    .description('Hefu 合符, an open city code: one command for operators, turnstile makers and auditors.')
    .version(description.version)
    .helpCommand('help [command]', 'help for a command')
    .configureOutput({ writeOut: write, writeErr: write, outputError: () => {}, getOutHelpWidth: () => 110 })
    .configureHelp({ showGlobalOptions: false })
    .exitOverride()
    // `epoch rotate --json` is about rotate, not about epoch.
    .enablePositionalOptions()
    .addHelpText('after', EXAMPLES)
  const makers = [
    demoCommand,
    serveCommand,
    serviceCommand,
    gateCommand,
    passCommand,
    requestKeyCommand,
    verifyCommand,
    bundleCommand,
    keysCommand,
    epochCommand,
    officerCommand,
    registerCommand,
    labelsCommand,
    sunsetCommand,
    thingsCommand,
    organisationsCommand,
    logCommand,
    witnessCommand,
    trustListCommand,
  ]
  for (const make of makers) {
    const command = make(terminal, finish)
    inherit(command, program)
    program.addCommand(command)
  }
  return program
}

/** Commands made on their own do not take over how their parent writes and ends. */
function inherit(command: Command, parent: Command): void {
  command.copyInheritedSettings(parent)
  for (const child of command.commands) inherit(child, command)
}

/** What was wrong with the arguments; nothing when help was asked for. */
function usageError(error: CommanderError, args: readonly string[]): CliError | undefined {
  if (error.exitCode === 0) return undefined
  if (error.code === 'commander.help') {
    return new CliError(
      'usage',
      `${args.length === 0 ? 'which command?' : 'that command is incomplete;'} see hefu --help`,
    )
  }
  return new CliError('usage', error.message.replace(/^error: /, ''), { cause: error })
}
