import { Command } from 'commander'
import type { Finish } from '../exit-code.ts'
import type { Terminal } from '../terminal.ts'
import { categoriesCommand } from './things-categories.ts'
import { custodianCommand } from './things-custodian.ts'
import { exportCommand } from './things-export.ts'
import { importCommand } from './things-import.ts'
import { kindsCommand } from './things-kinds.ts'

const HELP = `
It opens the city's database, so on a data folder no server may run at the same time (folder-in-use). With DATABASE_URL it runs beside
servers, which have the things at once.

Examples:
  hefu things kinds add lift.json --config city.json
  hefu things custodian add lifts --name "Lift Office" --name-zh 电梯管理所 --config city.json
  hefu things import lifts.csv --custodian lifts --config city.json
  hefu things export --format geojson --kind lift --save lifts.geojson --config city.json`

/** `hefu things`: what carries a thing code, in files. */
export function thingsCommand(terminal: Terminal, finish: Finish): Command {
  return new Command('things')
    .summary('import and export things; their kinds and custodians')
    .description('Things that carry a code: lifts, hydrants, lamps. All of it is public.')
    .addHelpText('after', HELP)
    .addCommand(importCommand(terminal, finish))
    .addCommand(exportCommand(terminal, finish))
    .addCommand(kindsCommand(terminal, finish))
    .addCommand(custodianCommand(terminal, finish))
    .addCommand(categoriesCommand(terminal, finish))
}
