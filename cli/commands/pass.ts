import type { ServiceId } from '@hefu/standard'
import { Command } from 'commander'
import { EXIT_HOLDS, type Finish } from '../exit-code.ts'
import type { Terminal } from '../terminal.ts'
import { parseServiceId, wholeOption } from './parse-options.ts'

interface PassCommandOptions {
  readonly data: string
  readonly resident: string
  readonly count: number
}

const HELP = `
A demo city has to run ('hefu demo'), on the same folder. The resident signs in as with a new phone, which one resident can do a few
times a week: take another with --resident resident-002.

Example:
  hefu verify "$(hefu pass pool.public-swim)" --bundle city.bundle --policy .data/demo/city.json`

/** `hefu pass`: a pass of a synthetic resident, to try a gate with. */
export function passCommand(terminal: Terminal, finish: Finish): Command {
  return new Command('pass')
    .summary('make a pass of a synthetic resident of a demo city, to try a gate with')
    .description(
      'Prints the text of a pass for a service that is shown openly. It is good for the present half minute.',
    )
    .argument('<service>', 'such as pool.public-swim', parseServiceId)
    .option('--data <folder>', 'the folder of the demo that runs', '.data/demo')
    .option('--resident <id>', 'whose pass', 'resident-001')
    .option('--count <number>', 'how many, of one wallet, a line each', wholeOption(1, 100), 1)
    .addHelpText('after', HELP)
    .action(async (service: ServiceId, { data, resident, count }: PassCommandOptions) => {
      const { residentPasses } = await import('@hefu/demo')
      const of = { dataDirectory: data, resident, service, count, clock: terminal.clock }
      for (const pass of await residentPasses(of)) await terminal.print(`${pass}\n`)
      finish(EXIT_HOLDS)
    })
}
