import { Command } from 'commander'
import { CliError } from '../error.ts'
import { EXIT_HOLDS, type Finish } from '../exit-code.ts'
import type { Terminal } from '../terminal.ts'
import { readBoundedFile } from '../trust/read-bundle.ts'
import type { CityOptions } from './with-city.ts'
import { withCityOptions, withThings } from './with-things.ts'

const MAX_BYTES = 1_000_000

const HELP = `
A file is a JSON list of categories:
  {"code":"lift-stopped","kind":"lift","custodian":null,
   "name":{"zh-CN":"电梯停运","en":"Lift stopped"},
   "hint":{"zh-CN":"电梯不动或门不开。","en":"The lift does not move, or its door does not open."}}
With a kind a report names a thing of it, and goes to who looks after that. With a custodian it may name a place and no thing, and goes to them;
litter has a custodian and the kind null. A category that is there is replaced, and with "offered": false no new report may name it.`

/** `hefu things categories`: what can be reported of them. */
export function categoriesCommand(terminal: Terminal, finish: Finish): Command {
  const add = withCityOptions(new Command('add'))
    .summary('add categories, or replace them')
    .description('Adds the categories of a file, or puts them in the place of those with the same codes.')
    .argument('<file>', 'a list of categories, as JSON')
    .addHelpText('after', HELP)
    .action(async (file: string, options: CityOptions) => {
      const { parseCategories } = await import('@hefu/city')
      const categories = parseCategories(await readJson(file))
      await withThings(options, terminal, (things) => things.putCategories(categories))
      await terminal.print(categories.map(({ code }) => `${code}\n`).join(''))
      finish(EXIT_HOLDS)
    })
  return new Command('categories')
    .summary('what can be reported of things')
    .description('What can be wrong with things, for the reports of everybody.')
    .addHelpText('after', HELP)
    .addCommand(add)
}

async function readJson(path: string): Promise<unknown> {
  const text = Buffer.from(await readBoundedFile(path, MAX_BYTES)).toString('utf8')
  try {
    return JSON.parse(text)
  } catch (cause) {
    throw new CliError('unreadable', `${path} is not JSON`, { cause })
  }
}
