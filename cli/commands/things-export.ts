import { createWriteStream } from 'node:fs'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { FileFormat } from '@hefu/city'
import { Command, Option } from 'commander'
import { CliError } from '../error.ts'
import { EXIT_HOLDS, type Finish } from '../exit-code.ts'
import type { Terminal } from '../terminal.ts'
import type { CityOptions } from './with-city.ts'
import { withCityOptions, withThings } from './with-things.ts'

interface ExportOptions extends CityOptions {
  readonly format: FileFormat
  readonly kind?: string
  readonly custodian?: string
  readonly save?: string
}

const HELP = `
'hefu things import' reads each of the formats again as the same things. In CSV a text that a spreadsheet would take for a formula begins
with a single quote, which the import takes away.`

/** The option that says how a file of things is written. */
export function formatOption(): Option {
  return new Option('--format <name>', 'how the file is written').choices(['csv', 'geojson', 'jsonl'])
}

/** `hefu things export`: things as a file. */
export function exportCommand(terminal: Terminal, finish: Finish): Command {
  return withCityOptions(new Command('export'))
    .summary('write things as CSV, GeoJSON or JSON lines')
    .description('Writes things as a file, to standard output unless told otherwise.')
    .addOption(formatOption().default('csv'))
    .option('--kind <id>', 'only those of this kind')
    .option('--custodian <id>', 'only those of this custodian')
    .option('--save <file>', 'write to this file; one that is there is not replaced')
    .addHelpText('after', HELP)
    .action(async ({ format, kind, custodian, save, ...city }: ExportOptions) => {
      await withThings(city, terminal, async (things) => {
        const filter = { ...(kind !== undefined && { kind }), ...(custodian !== undefined && { custodian }) }
        const pieces = await things.export(format, filter)
        if (save !== undefined) return saveTo(save, pieces)
        for await (const piece of pieces) await terminal.print(piece)
      })
      finish(EXIT_HOLDS)
    })
}

async function saveTo(path: string, pieces: AsyncIterable<string>): Promise<void> {
  try {
    await pipeline(Readable.from(pieces), createWriteStream(path, { flags: 'wx' }))
  } catch (cause) {
    throw new CliError('not-saved', `cannot write ${path}`, { cause })
  }
}
