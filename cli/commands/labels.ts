import { Command } from 'commander'
import type { Finish } from '../exit-code.ts'
import type { Terminal } from '../terminal.ts'
import { labelsKeyCommand } from './labels-key.ts'
import { labelsPrintCommand } from './labels-print.ts'

/** `hefu labels`: the codes on doors and things. */
export function labelsCommand(terminal: Terminal, finish: Finish): Command {
  return new Command('labels')
    .summary('print labels with public codes, and propose the keys that sign them')
    .description('The signed codes of organisations and things, as labels.')
    .addCommand(labelsPrintCommand(terminal, finish))
    .addCommand(labelsKeyCommand(terminal, finish))
}
