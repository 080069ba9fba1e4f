import { epochAt } from '@hefu/standard'
import { Command } from 'commander'
import { EXIT_HOLDS, type Finish } from '../exit-code.ts'
import type { Terminal } from '../terminal.ts'
import { issuerKeyLines } from '../text/issuer-keys.ts'
import { jsonLine } from '../text/json.ts'
import { parseMoment } from '../text/moment.ts'
import { week } from '../text/words.ts'
import { DEFAULT_CITY_FOLDER } from './city-config-file.ts'
import { type CityKeysOptions, withCityKeys } from './city-keys.ts'

interface PrepareOptions extends CityKeysOptions {
  readonly at?: string
  readonly json?: boolean
}

const HELP = `
An issuer key signs for a quarter of the year. A server makes the next quarter's key by itself; this makes keys ahead, so that a
bundle which lists them is in every gate long before they sign.

Example:
  hefu epoch prepare --config city.json --data .data/city --at 2027-03-01`

/** `hefu epoch prepare`: the keys of the span after an epoch, made ahead. */
export function prepareCommand(terminal: Terminal, finish: Finish): Command {
  return new Command('prepare')
    .summary("make the next span's issuer keys ahead")
    .description('Makes the issuer keys that an epoch needs and those of the span after it.')
    .requiredOption('--config <file>', "the city's configuration")
    .option('--data <folder>', "the city's data folder", DEFAULT_CITY_FOLDER)
    .option('--at <time>', 'a moment of the epoch to prepare for (default: now)')
    .option('--json', 'print one line of JSON')
    .addHelpText('after', HELP)
    .action(async (options: PrepareOptions) => {
      await terminal.print(await runPrepare(options, terminal))
      finish(EXIT_HOLDS)
    })
}

async function runPrepare(options: PrepareOptions, terminal: Terminal): Promise<string> {
  return withCityKeys(options, terminal, async (keys, utcOffsetMinutes) => {
    const now = terminal.clock()
    const present = epochAt(now, utcOffsetMinutes)
    const epoch =
      options.at === undefined ? present : epochAt(parseMoment(options.at, utcOffsetMinutes), utcOffsetMinutes)
    await keys.prepare(epoch)
    const issuerKeys = await keys.list(present)
    if (options.json) return jsonLine({ epoch, issuerKeys })
    return [`ready for ${week(epoch)} and the span after it`, ...(await issuerKeyLines(issuerKeys, present)), ''].join(
      '\n',
    )
  })
}
