import { Command } from 'commander'
import { CliError } from '../error.ts'
import { EXIT_HOLDS, type Finish } from '../exit-code.ts'
import type { Terminal } from '../terminal.ts'
import { columns } from '../text/columns.ts'
import { jsonLine } from '../text/json.ts'
import { both } from '../text/words.ts'
import { readBoundedFile } from '../trust/read-bundle.ts'
import type { CityOptions } from './with-city.ts'
import { withCityOptions, withThings } from './with-things.ts'

const MAX_KIND_BYTES = 1_000_000

const HELP = `
A kind is a JSON file: {"id":"lift","name":{"zh-CN":"电梯","en":"Lift"},"attributes":[...]}, or a list of several. An attribute has id, name,
kind and, where a thing must have it, "required": true; the kinds are
  text    "most": characters (60)
  number  "least", "most"
  date    "earliest", "latest": YYYY-MM-DD
  choice  "choices": a list of id and name
A kind that is there is replaced; its things are held to the new one when they are written again.`

/** `hefu things kinds`: what things there are. */
export function kindsCommand(terminal: Terminal, finish: Finish): Command {
  const add = withCityOptions(new Command('add'))
    .summary('add kinds, or replace them')
    .description('Adds the kinds of a file, or puts them in the place of those with the same ids.')
    .argument('<file>', 'the kind, or a list of kinds, as JSON')
    .addHelpText('after', HELP)
    .action(async (file: string, options: CityOptions) => {
      const kinds = await readKinds(file)
      await withThings(options, terminal, async (things) => {
        for (const kind of kinds) await things.putKind(kind)
      })
      await terminal.print(kinds.map(({ id }) => `${id}\n`).join(''))
      finish(EXIT_HOLDS)
    })
  const list = withCityOptions(new Command('list'))
    .summary('list them')
    .description('Lists the kinds with their attributes.')
    .option('--json', 'print one line of JSON')
    .action(async (options: CityOptions & { readonly json?: boolean }) => {
      const kinds = await withThings(options, terminal, (things) => things.kinds())
      const rows = kinds.map(({ id, name, attributes }) => [
        id,
        attributes.map((each) => each.id).join(' '),
        both(name),
      ])
      await terminal.print(
        options.json
          ? jsonLine(kinds)
          : columns(rows)
              .map((line) => `${line}\n`)
              .join(''),
      )
      finish(EXIT_HOLDS)
    })
  return new Command('kinds')
    .summary('what things there are')
    .description('What things there are, and what is said of each.')
    .addHelpText('after', HELP)
    .addCommand(add)
    .addCommand(list)
}

async function readKinds(path: string) {
  const { parseKind } = await import('@hefu/city')
  const text = Buffer.from(await readBoundedFile(path, MAX_KIND_BYTES)).toString('utf8')
  let json: unknown
  try {
    json = JSON.parse(text)
  } catch (cause) {
    throw new CliError('unreadable', `${path} is not JSON`, { cause })
  }
  return (Array.isArray(json) ? json : [json]).map(parseKind)
}
