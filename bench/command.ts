import { parseArgs } from 'node:util'
import { ABOUT, SUITES, type SuiteName, type SuiteOptions } from './suites.ts'

/** What was asked for on the command line. */
export type Command =
  | { readonly kind: 'help' }
  | {
      readonly kind: 'run'
      readonly suites: readonly SuiteName[]
      readonly json: boolean
      readonly options: SuiteOptions
    }
  | { readonly kind: 'wrong'; readonly message: string }

/** How to use the benchmarks. */
export const HELP: string = `Measures Hefu on this machine, and other implementations beside it.

  npm run bench                      every suite
  npm run bench -- showing           one suite, or several by name
  npm run bench -- showing --json    that suite alone; the last line is its result as JSON

${SUITES.map((name) => `  ${name.padEnd(10)} ${ABOUT[name]}`).join('\n')}

Options
  --count N  things that are imported, tickets that a gate knows; 1000000 unless told
  --json     the table goes to standard error, one JSON object a suite to standard output
  --help     this

A target that is not met is reported and does not change the exit code; a suite that cannot run makes it 1. Results are kept in
bench/results/. Let nothing else run meanwhile: the figures are of everything that the machine does.
`

/** Reads the arguments after the program's name. */
export function readCommand(args: readonly string[]): Command {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        count: { type: 'string' },
        json: { type: 'boolean', default: false },
        help: { type: 'boolean', short: 'h', default: false },
      },
    })
    if (values.help) return { kind: 'help' }
    const unknown = positionals.find((name) => !isSuite(name))
    if (unknown !== undefined) {
      return { kind: 'wrong', message: `There is no suite "${unknown}": ${SUITES.join(', ')}.` }
    }
    const { count } = values
    if (count !== undefined && !/^[1-9]\d{2,7}$/.test(count))
      return { kind: 'wrong', message: 'A count is 100 to 99999999.' }
    const asked = positionals.filter(isSuite)
    return {
      kind: 'run',
      suites: asked.length > 0 ? [...new Set(asked)] : SUITES,
      json: values.json,
      options: count === undefined ? {} : { count: Number(count) },
    }
  } catch (error) {
    return { kind: 'wrong', message: error instanceof Error ? error.message : String(error) }
  }
}

function isSuite(name: string): name is SuiteName {
  return (SUITES as readonly string[]).includes(name)
}
