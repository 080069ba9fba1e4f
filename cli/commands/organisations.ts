import { Command } from 'commander'
import type { Finish } from '../exit-code.ts'
import type { Terminal } from '../terminal.ts'
import { organisationsExportCommand } from './organisations-export.ts'
import { organisationsImportCommand } from './organisations-import.ts'

const HELP = `
It opens the city's database, so on a data folder no server may run at the same time (folder-in-use). With DATABASE_URL it runs beside
servers, which have the organisations at once.

Examples:
  hefu organisations import shops.csv --config city.json
  hefu organisations import permits.csv --table licences --config city.json
  hefu organisations export --table results --format jsonl --save results.jsonl --config city.json`

/** `hefu organisations`: what carries an organisation code, in files. */
export function organisationsCommand(terminal: Terminal, finish: Finish): Command {
  return new Command('organisations')
    .summary('import and export organisations, their licences and results')
    .description(
      'Organisations that carry a code, what they are licensed for, what authorities found. All of it is public.',
    )
    .addHelpText('after', HELP)
    .addCommand(organisationsImportCommand(terminal, finish))
    .addCommand(organisationsExportCommand(terminal, finish))
}
