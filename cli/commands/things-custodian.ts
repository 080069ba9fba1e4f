import { isLabelText } from '@hefu/standard'
import { Command } from 'commander'
import { CliError } from '../error.ts'
import { EXIT_HOLDS, type Finish } from '../exit-code.ts'
import type { Terminal } from '../terminal.ts'
import { columns } from '../text/columns.ts'
import { jsonLine } from '../text/json.ts'
import { both } from '../text/words.ts'
import type { CityOptions } from './with-city.ts'
import { withCityOptions, withThings } from './with-things.ts'

interface AddOptions extends CityOptions {
  readonly name: string
  readonly nameZh: string
  readonly newKey?: boolean
}

const HELP = `
The key is printed once, alone on a line, and only its hash is kept. With it the custodian writes their own things over HTTP
(PUT /things/ID.json, POST /things/ID/events), and nobody else's. With --new-key the key before it opens nothing any more.`

/** `hefu things custodian`: who looks after things. */
export function custodianCommand(terminal: Terminal, finish: Finish): Command {
  const add = withCityOptions(new Command('add'))
    .summary('add one, and print the key that they write with')
    .description('Adds a custodian, or gives one that is there another key, and prints the key.')
    .argument('<id>', 'lower-case letters, digits, dots and hyphens')
    .requiredOption('--name <text>', 'the office, in English')
    .requiredOption('--name-zh <text>', 'the office, in Chinese')
    .option('--new-key', 'replace the name and the key of one that is there')
    .addHelpText('after', HELP)
    .action(async (id: string, { name: english, nameZh, newKey, ...city }: AddOptions) => {
      const { isGivenId } = await import('@hefu/city')
      if (!isGivenId(id)) throw new CliError('usage', 'an id has lower-case letters, digits, dots and hyphens')
      const name = { 'zh-CN': nameZh, en: english }
      if (!isLabelText(english) || !isLabelText(nameZh)) throw new CliError('usage', 'a name has 1 to 60 characters')
      const key = await withThings(city, terminal, async (things) => {
        const isThere = (await things.custodians()).some((known) => known.id === id)
        if (isThere && !newKey) throw new CliError('usage', `there is ${id} already: --new-key gives it another key`)
        return things.addCustodian({ id, name })
      })
      await terminal.print(`${key}\n`)
      finish(EXIT_HOLDS)
    })
  const list = withCityOptions(new Command('list'))
    .summary('list them')
    .description('Lists the custodians.')
    .option('--json', 'print one line of JSON')
    .action(async (options: CityOptions & { readonly json?: boolean }) => {
      const custodians = await withThings(options, terminal, (things) => things.custodians())
      const lines = columns(custodians.map(({ id, name }) => [id, both(name)]))
      await terminal.print(options.json ? jsonLine(custodians) : lines.map((line) => `${line}\n`).join(''))
      finish(EXIT_HOLDS)
    })
  return new Command('custodian')
    .summary('who looks after things, and their keys')
    .description('Who looks after things.')
    .addHelpText('after', HELP)
    .addCommand(add)
    .addCommand(list)
}
