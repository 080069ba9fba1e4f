import { writeFile } from 'node:fs/promises'
import { toBase64url } from '@hefu/bytes'
import { ed25519KeyPair } from '@hefu/log'
import { Command } from 'commander'
import { CliError } from '../error.ts'
import { EXIT_HOLDS, type Finish } from '../exit-code.ts'
import type { Terminal } from '../terminal.ts'
import { jsonLine } from '../text/json.ts'

interface RequestKeyOptions {
  readonly id: string
  readonly save: string
}

const HELP = `
A service that asks first signs its requests. The private half goes to the file, for its owner alone, and from there to the gate
(hefu gate --request-key FILE). The public half is printed, for "requestKeys" of the service's register entry.

Example:
  hefu request-key --id venue.bar.1 --save bar-key.json`

/** `hefu request-key`: a key for a gate that asks first. */
export function requestKeyCommand(terminal: Terminal, finish: Finish): Command {
  return new Command('request-key')
    .summary('make a key for a gate that asks first')
    .description('Makes an Ed25519 key with which a gate signs its requests.')
    .requiredOption('--id <id>', 'how the register names the key')
    .requiredOption('--save <file>', 'where the private half goes; a file that is there is left alone')
    .addHelpText('after', HELP)
    .action(async (options: RequestKeyOptions) => {
      await terminal.print(await makeRequestKey(options, terminal))
      finish(EXIT_HOLDS)
    })
}

async function makeRequestKey({ id, save }: RequestKeyOptions, { random }: Terminal): Promise<string> {
  if (id === '' || id.length > 64) throw new CliError('usage', 'an id of a key has 1 to 64 characters')
  const seed = random(32)
  const { publicKey } = await ed25519KeyPair(seed)
  await writeFile(save, jsonLine({ id, seed: toBase64url(seed) }), { mode: 0o600, flag: 'wx' }).catch(
    (cause: unknown) => {
      throw new CliError('not-saved', `cannot make ${save}, or it is there already`, { cause })
    },
  )
  return jsonLine({ id, publicKey })
}
