import { writeFile } from 'node:fs/promises'
import { Command } from 'commander'
import { CliError } from '../error.ts'
import { EXIT_HOLDS, type Finish } from '../exit-code.ts'
import type { Terminal } from '../terminal.ts'
import { jsonLine } from '../text/json.ts'

interface NewOptions {
  readonly id: string
  readonly office: string
  readonly officeZh: string
  readonly save: string
}

const HELP = `
The file is the officer: whoever has it proposes and decides in their name. It is for its owner alone (chmod 600) and never leaves
their machine. What is printed is the public half, for the founding act or for an act that makes somebody an officer.

Example:
  hefu officer new --id data-office.1 --office "Data Office" --office-zh 数据局 --save data-office.1.json`

/** `hefu officer new`: a key for an officer. */
export function officerCommand(terminal: Terminal, finish: Finish): Command {
  const make = new Command('new')
    .summary("make an officer's key file")
    .description('Makes a key file for an officer and prints its public half.')
    .requiredOption('--id <id>', "the office's own name for the post, such as data-office.1; never a person's name")
    .requiredOption('--office <text>', 'the office, in English')
    .requiredOption('--office-zh <text>', 'the office, in Chinese')
    .requiredOption('--save <file>', 'where the key goes; a file that is there is not replaced')
    .addHelpText('after', HELP)
    .action(async ({ id, office, officeZh, save }: NewOptions) => {
      const { newOfficerKeyFile, readOfficerKey } = await import('@hefu/city')
      const text = newOfficerKeyFile(id, { 'zh-CN': officeZh, en: office })
      await writeFile(save, text, { mode: 0o600, flag: 'wx' }).catch((cause: unknown) => {
        throw new CliError('not-saved', `cannot make ${save}`, { cause })
      })
      const { publicKey, office: named } = await readOfficerKey(text)
      await terminal.print(jsonLine({ id, office: named, publicKey }))
      finish(EXIT_HOLDS)
    })
  return new Command('officer')
    .summary("make an officer's key")
    .description('Keys of those who propose and decide.')
    .addHelpText('after', HELP)
    .addCommand(make)
}
