import { epochAt, type IssuerKey } from '@hefu/standard'
import { Command } from 'commander'
import { EXIT_HOLDS, type Finish } from '../exit-code.ts'
import type { Terminal } from '../terminal.ts'
import { fingerprint } from '../text/fingerprint.ts'
import { issuerKeyLines } from '../text/issuer-keys.ts'
import { jsonLine } from '../text/json.ts'
import { DEFAULT_CITY_FOLDER } from './city-config-file.ts'
import { type CityKeysOptions, withCityKeys } from './city-keys.ts'

interface KeysOptions extends CityKeysOptions {
  readonly json?: boolean
}

const HELP = `
Prints public halves only. It opens the city's database, so on a data folder no server may run at the same time (folder-in-use);
with DATABASE_URL it runs beside servers. Keys of the present span and of the next are made if they are missing, as a server
would make them.

A fingerprint is the first 16 bytes of the SHA-256 of the public key, for people to compare with 'hefu bundle'.

Example:
  hefu keys --config city.json --data .data/city`

/** `hefu keys`: a city's public keys. */
export function keysCommand(terminal: Terminal, finish: Finish): Command {
  return new Command('keys')
    .summary("list a city's issuer keys and its verifier key")
    .description(
      "Lists a city's issuer keys, with fingerprints and spans, and the verifier key for wallets and gates to pin.",
    )
    .requiredOption('--config <file>', "the city's configuration")
    .option('--data <folder>', "the city's data folder", DEFAULT_CITY_FOLDER)
    .option('--json', 'print one line of JSON')
    .addHelpText('after', HELP)
    .action(async (options: KeysOptions) => {
      await terminal.print(await runKeys(options, terminal))
      finish(EXIT_HOLDS)
    })
}

async function runKeys(options: KeysOptions, terminal: Terminal): Promise<string> {
  return withCityKeys(options, terminal, async ({ list, verifierKey }, utcOffsetMinutes) => {
    const present = epochAt(terminal.clock(), utcOffsetMinutes)
    const issuerKeys = await list(present)
    if (options.json) {
      return jsonLine({ verifierKey, epoch: present, issuerKeys: await Promise.all(issuerKeys.map(withFingerprint)) })
    }
    return [
      'verifier key',
      `  ${verifierKey}`,
      'issuer keys',
      ...indented(await issuerKeyLines(issuerKeys, present)),
      '',
    ].join('\n')
  })
}

async function withFingerprint(key: IssuerKey): Promise<IssuerKey & { readonly fingerprint: string }> {
  return { ...key, fingerprint: await fingerprint(key.publicKey) }
}

function indented(lines: readonly string[]): string[] {
  return lines.map((line) => `  ${line}`)
}
