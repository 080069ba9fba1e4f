import { epochAt, type IssuerKey } from '@hefu/standard'
import { Command } from 'commander'
import { CliError } from '../error.ts'
import { EXIT_HOLDS, type Finish } from '../exit-code.ts'
import type { Terminal } from '../terminal.ts'
import { columns } from '../text/columns.ts'
import { fingerprint } from '../text/fingerprint.ts'
import { issuerKeyLines } from '../text/issuer-keys.ts'
import { jsonLine } from '../text/json.ts'
import { DEFAULT_OFFSET_MINUTES } from '../text/moment.ts'
import { DEFAULT_CITY_FOLDER } from './city-config-file.ts'
import { replaceCommand } from './keys-replace.ts'
import { parseOffset } from './parse-options.ts'
import { type OpenedBy, withCity } from './with-city.ts'

interface KeysOptions {
  readonly config?: string
  readonly data: string
  readonly offset: number
  readonly json?: boolean
}

const HELP = `
Prints public halves only. It opens the city's database, so on a data folder no server may run at the same time (folder-in-use);
with DATABASE_URL it runs beside servers. Keys of the present span and of the next are made if they are missing, as a server
would make them. A key signs nothing before officers have registered it: see 'hefu epoch rotate' and 'hefu labels key'.

A fingerprint is the first 16 bytes of the SHA-256 of the public key, for people to compare with 'hefu bundle'.

Examples:
  hefu keys --config city.json --data .data/city
  hefu keys replace person.entry --config city.json --data .data/city`

/** `hefu keys`: a city's public keys. */
export function keysCommand(terminal: Terminal, finish: Finish): Command {
  return (
    new Command('keys')
      .summary("list a city's issuer keys, its keys for labels and its log's key; keys replace makes new issuer keys")
      .description(
        "Lists the issuer keys that a city holds, with fingerprints and spans, its keys for labels, and its log's key for wallets, gates and witnesses to pin.",
      )
      // Required, but not before a word that follows.
      .option('--config <file>', "the city's configuration")
      .option('--data <folder>', "the city's data folder", DEFAULT_CITY_FOLDER)
      .option(
        '--offset <minutes>',
        "minutes by which the city's clocks are ahead of UTC",
        parseOffset,
        DEFAULT_OFFSET_MINUTES,
      )
      .option('--json', 'print one line of JSON')
      .addHelpText('after', HELP)
      .addCommand(replaceCommand(terminal, finish))
      .action(async (options: KeysOptions) => {
        await terminal.print(await runKeys(options, terminal))
        finish(EXIT_HOLDS)
      })
  )
}

async function runKeys(options: KeysOptions, terminal: Terminal): Promise<string> {
  const { config, data } = options
  if (config === undefined) throw new CliError('usage', "required option '--config <file>' not specified")
  const { openCityKeys } = await import('@hefu/city')
  const open = (by: OpenedBy) => openCityKeys({ ...by, clock: terminal.clock })
  return withCity({ config, data }, terminal, open, async ({ held, forLabels, logKey, registeredUntil }) => {
    const present = epochAt(terminal.clock(), options.offset)
    const issuerKeys = await held(present)
    const labelKeys = await forLabels()
    const known = (key: IssuerKey): string | null => {
      const until = registeredUntil(key)
      if (until === null) return 'not registered'
      return until < key.lastEpoch && (until < present || until < key.firstEpoch) ? 'ended early' : null
    }
    if (options.json) {
      return jsonLine({
        logKey,
        epoch: present,
        issuerKeys: await Promise.all(issuerKeys.map(withFingerprint)),
        labelKeys: await Promise.all(labelKeys.map(withFingerprint)),
      })
    }
    const labelRows = labelKeys.map(async (key) => [key.id, key.origin, await fingerprint(key.publicKey)])
    return [
      'log key',
      `  ${logKey}`,
      'issuer keys',
      ...indented(await issuerKeyLines(issuerKeys, present, known)),
      'label keys',
      ...indented(columns(await Promise.all(labelRows))),
      '',
    ].join('\n')
  })
}

async function withFingerprint<Key extends { readonly publicKey: Uint8Array }>(
  key: Key,
): Promise<Key & { readonly fingerprint: string }> {
  return { ...key, fingerprint: await fingerprint(key.publicKey) }
}

function indented(lines: readonly string[]): string[] {
  return lines.map((line) => `  ${line}`)
}
