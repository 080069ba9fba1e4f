import { Command } from 'commander'
import { CliError } from '../error.ts'
import { EXIT_HOLDS, type Finish } from '../exit-code.ts'
import type { Terminal } from '../terminal.ts'

interface PassCommandOptions {
  readonly data: string
  readonly resident: string
}

const HELP = `
A demo city has to run ('hefu demo'), on the same folder. The resident signs in as with a new phone, which one resident can do a few
times a week: take another with --resident resident-002.

Example:
  hefu verify "$(hefu pass sports.pool)" --bundle city.bundle --policy .data/demo/city.json`

/** `hefu pass`: a pass of a synthetic resident, to try a gate with. */
export function passCommand(terminal: Terminal, finish: Finish): Command {
  return new Command('pass')
    .summary('make a pass of a synthetic resident of a demo city, to try a gate with')
    .description(
      'Prints the text of a pass for a service that is shown openly. It is good for the present half minute.',
    )
    .argument('<service>', 'such as sports.pool')
    .option('--data <folder>', 'the folder of the demo that runs', '.data/demo')
    .option('--resident <id>', 'whose pass', 'resident-001')
    .addHelpText('after', HELP)
    .action(async (service: string, options: PassCommandOptions) => {
      const { serviceId, StandardError } = await import('@hefu/standard')
      const { residentPass } = await import('@hefu/demo')
      try {
        const { data, resident } = options
        const of = { dataDirectory: data, resident, service: serviceId(service), clock: terminal.clock }
        await terminal.print(`${await residentPass(of)}\n`)
      } catch (cause) {
        if (cause instanceof StandardError) throw new CliError('usage', `'${service}' is no service`, { cause })
        throw cause
      }
      finish(EXIT_HOLDS)
    })
}
