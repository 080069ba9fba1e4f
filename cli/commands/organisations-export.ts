import { createWriteStream } from 'node:fs'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { OrganisationFormat, OrganisationTableName } from '@hefu/city'
import { Command, Option } from 'commander'
import { CliError } from '../error.ts'
import { EXIT_HOLDS, type Finish } from '../exit-code.ts'
import type { Terminal } from '../terminal.ts'
import { type CityOptions, withCity } from './with-city.ts'
import { withCityOptions } from './with-things.ts'

interface ExportOptions extends CityOptions {
  readonly table: OrganisationTableName
  readonly format: OrganisationFormat
  readonly save?: string
}

const HELP = `
'hefu organisations import' reads both formats again as the same. In CSV a text that a spreadsheet would take for a formula begins with a
single quote, which the import takes away.`

/** The option that says what a file is a table of. */
export function tableOption(): Option {
  return new Option('--table <name>', 'what the file is a table of')
    .choices(['organisations', 'licences', 'results'])
    .default('organisations')
}

/** `hefu organisations export`: a table as a file. */
export function organisationsExportCommand(terminal: Terminal, finish: Finish): Command {
  return withCityOptions(new Command('export'))
    .summary('write a table as CSV or JSON lines')
    .description('Writes organisations, licences or results as a file, to standard output unless told otherwise.')
    .addOption(tableOption())
    .addOption(new Option('--format <name>', 'how the file is written').choices(['csv', 'jsonl']).default('csv'))
    .option('--save <file>', 'write to this file; one that is there is not replaced')
    .addHelpText('after', HELP)
    .action(async ({ table, format, save, ...city }: ExportOptions) => {
      const { openCityOrganisations } = await import('@hefu/city')
      await withCity(
        city,
        terminal,
        (by) => openCityOrganisations({ ...by, clock: terminal.clock }),
        async (organisations) => {
          const pieces = organisations.export(table, format)
          if (save !== undefined) return saveTo(save, pieces)
          for await (const piece of pieces) await terminal.print(piece)
        },
      )
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
