import { untilAborted } from '@hefu/city/stop-signal'
import { Command } from 'commander'
import { EXIT_HOLDS, type Finish } from '../exit-code.ts'
import { gateForReports } from '../gate/pass-check.ts'
import type { Terminal } from '../terminal.ts'
import { DEFAULT_CITY_FOLDER, readCityConfig } from './city-config-file.ts'
import { parsePort } from './parse-options.ts'

interface ServeOptions {
  readonly config: string
  readonly data: string
  readonly host: string
  readonly port: number
  readonly follow?: boolean
}

const HELP = `
The configuration is a JSON file, as cli/example-city.json; what the city is and who may ask for what is in its register. The city's secrets are sealed under a master key: from
HEFU_MASTER_KEY, else from the file master.key in the data folder, which is made at the first start. Keep a copy of it.

Environment:
  DATABASE_URL     a PostgreSQL to use; without it one is kept in the data folder
  HEFU_MASTER_KEY  base64url of 32 bytes
  LOG_LEVEL        of the JSON log on standard output: info by default

SIGTERM or Ctrl-C stops it in good order: what is under way is answered, the database stops last.

Example:
  hefu serve --config cli/example-city.json --port 4600`

/** `hefu serve`: a city's server. */
export function serveCommand(terminal: Terminal, finish: Finish): Command {
  return new Command('serve')
    .summary("run a city's server")
    .description("Runs a city's server: issuance, register, log, operations.")
    .requiredOption('--config <file>', 'what the city has decided, as JSON')
    .option('--data <folder>', 'where the master key and the database lie', DEFAULT_CITY_FOLDER)
    .option('--host <address>', 'the address to listen on', '127.0.0.1')
    .option('--port <number>', 'the port to listen on; 0 takes a free one', parsePort, 4600)
    .option('--follow', 'issue beside the process that keeps the log in the same DATABASE_URL, and take no act')
    .addHelpText('after', HELP)
    .action(async (options: ServeOptions) => {
      await runServe(options, terminal)
      finish(EXIT_HOLDS)
    })
}

async function runServe(options: ServeOptions, terminal: Terminal): Promise<void> {
  const { host, port } = options
  const config = await readCityConfig(options.config)
  const signal = terminal.stopSignal()
  const { startCity } = await import('@hefu/city')
  const { gateForMandates } = await import('../gate/mandate-check.ts')
  const databaseUrl = terminal.environment.DATABASE_URL
  const city = await startCity({
    config,
    dataDirectory: options.data,
    host,
    port,
    clock: terminal.clock,
    follows: options.follow ?? false,
    makeMandateCheck: gateForMandates,
    makePassCheck: gateForReports,
    ...(databaseUrl && { databaseUrl }),
  })
  try {
    await terminal.warn(`hefu: ${config.origin} at ${city.url}, API description at ${city.url}/docs\n`)
    await terminal.warn(`hefu: log key ${city.logKey}\n`)
    await untilAborted(signal)
  } finally {
    await city.stop()
  }
}
