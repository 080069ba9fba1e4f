import { untilAborted } from '@hefu/city/stop-signal'
import { formatVerifierKey, parseVerifierKey, type VerifierKey } from '@hefu/log'
import type { Answered } from '@hefu/witness'
import { Command } from 'commander'
import { CliError } from '../error.ts'
import { EXIT_HOLDS, type Finish } from '../exit-code.ts'
import type { Terminal } from '../terminal.ts'
import { parsePort } from './parse-options.ts'

interface WitnessOptions {
  readonly data: string
  readonly log: readonly string[]
  readonly name?: string
  readonly host: string
  readonly port: number
}

const HELP = `
A log's key is printed by who runs it, and has to be taken from there by a way that you trust. The witness's own key is made at the
first start, named by --name or after itself, and printed as a verifier key: give it to the log, and to who makes wallets and gates.

A witness must never forget. Never bring an older copy of its folder back, and never give one folder to two machines: it would
cosign a second history. One that has lost its folder starts anew, with another key.

It answers POST /add-checkpoint and GET /ORIGIN-HASH/checkpoint (C2SP tlog-witness), over plain HTTP: put a proxy with TLS in front
where it is reached over a network. What it refuses is said on standard error; 422 means that a log has signed what does not go
together, and is for people to look at. SIGTERM or Ctrl-C stops it in good order.

Example:
  hefu witness --data /var/lib/witness --log KEY --name witness.example/w1 --port 4610`

/** `hefu witness`: a witness of public logs. */
export function witnessCommand(terminal: Terminal, finish: Finish): Command {
  return new Command('witness')
    .summary('cosign public logs that have only grown')
    .description('Runs a witness: remembers the last tree of each log, and cosigns the next one only if it extends it.')
    .requiredOption('--data <folder>', 'where its key lies, and what it has cosigned')
    .requiredOption('--log <key>', 'the verifier key of a log to watch; again for each further one', collect)
    .option('--name <name>', 'of its key, when it is made')
    .option('--host <address>', 'the address to listen on', '127.0.0.1')
    .option('--port <number>', 'the port to listen on; 0 takes a free one', parsePort, 4610)
    .addHelpText('after', HELP)
    .action(async (options: WitnessOptions) => {
      await runWitness(options, terminal)
      finish(EXIT_HOLDS)
    })
}

async function runWitness(options: WitnessOptions, terminal: Terminal): Promise<void> {
  const { data: folder, host, port, name } = options
  const logs = await Promise.all(options.log.map(readLogKey))
  const signal = terminal.stopSignal()
  const report = (answered: Answered): void => {
    const line = reportLine(answered)
    if (line !== null) void terminal.warn(line)
  }
  const { startWitness } = await import('@hefu/witness')
  const { clock } = terminal
  const witness = await startWitness({ folder, host, port, logs, clock, report, ...(name !== undefined && { name }) })
  try {
    await terminal.warn(`hefu: witness at ${witness.url}, of ${logs.map((key) => key.name).join(', ')}\n`)
    await terminal.warn(`hefu: verifier key ${witness.verifierKey}\n`)
    await untilAborted(signal)
  } finally {
    await witness.stop()
  }
}

/** The key of a witness is no key of a log. */
async function readLogKey(text: string): Promise<VerifierKey> {
  const key = await parseVerifierKey(text)
  if (key.kind !== 'ed25519') throw new CliError('usage', `${formatVerifierKey(key)} is the key of a witness`)
  return key
}

/** What deserves to be said: not what goes well, nor a log that has to ask again. */
function reportLine({ status, origin, reason, error }: Answered): string | null {
  if (status === 200 || status === 409) return null
  const what = reason ?? (error instanceof Error ? error.message : 'too many requests at once')
  return `hefu: ${status}${origin === undefined ? '' : ` ${origin}`}: ${what.replaceAll(/\s+/g, ' ')}\n`
}

function collect(value: string, previous: readonly string[] | undefined): readonly string[] {
  return [...(previous ?? []), value]
}
