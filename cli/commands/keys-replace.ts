import { credentialTypeId, epochAt } from '@hefu/standard'
import { Command } from 'commander'
import { EXIT_HOLDS, type Finish } from '../exit-code.ts'
import type { Terminal } from '../terminal.ts'
import { issuerKeyLines } from '../text/issuer-keys.ts'
import { jsonLine } from '../text/json.ts'
import { DEFAULT_OFFSET_MINUTES } from '../text/moment.ts'
import { DEFAULT_CITY_FOLDER } from './city-config-file.ts'
import { parseOffset } from './parse-options.ts'
import { type CityOptions, type OpenedBy, withCity } from './with-city.ts'

interface ReplaceOptions extends CityOptions {
  readonly offset: number
  readonly json?: boolean
}

const HELP = `
Makes a key for the rest of this quarter and one for the next, to take the place of those that the register has. They sign nothing before
two officers have registered them ('hefu epoch rotate'); from then on they sign in place of the present ones, which gates accept until
officers end them ('hefu epoch end'). Called again before that, it makes no others. Where a key was stolen, end it first: a server that runs
makes the replacement by itself. docs/operate.md has the drill.

Example:
  hefu keys replace person.entry --config city.json --data .data/city`

/** `hefu keys replace`: the keys that will take the place of those of a type. */
export function replaceCommand(terminal: Terminal, finish: Finish): Command {
  return new Command('replace')
    .summary('make the keys that will take the place of those of a type')
    .description("Makes the keys that will take the place of a type's present ones.")
    .argument('<type>', 'the credential type')
    .requiredOption('--config <file>', "the city's configuration")
    .option('--data <folder>', "the city's data folder", DEFAULT_CITY_FOLDER)
    .option(
      '--offset <minutes>',
      "minutes by which the city's clocks are ahead of UTC",
      parseOffset,
      DEFAULT_OFFSET_MINUTES,
    )
    .option('--json', 'print one line of JSON')
    .addHelpText('after', HELP)
    .action(async (type: string, options: ReplaceOptions) => {
      await terminal.print(await runReplace(type, options, terminal))
      finish(EXIT_HOLDS)
    })
}

async function runReplace(type: string, options: ReplaceOptions, terminal: Terminal): Promise<string> {
  const { openCityKeys } = await import('@hefu/city')
  const open = (by: OpenedBy) => openCityKeys({ ...by, clock: terminal.clock })
  return withCity(options, terminal, open, async ({ replace }) => {
    const present = epochAt(terminal.clock(), options.offset)
    const keys = await replace(credentialTypeId(type), present)
    if (options.json) return jsonLine({ keys })
    const lines = await issuerKeyLines(keys, present, () => 'not registered')
    return `${lines.join('\n') || 'there is no key of this type to replace'}\n`
  })
}
