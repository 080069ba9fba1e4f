import { type Epoch, epochAt, epochPlus, epochStart } from '@hefu/standard'
import { Command } from 'commander'
import { EXIT_HOLDS, type Finish } from '../exit-code.ts'
import type { Terminal } from '../terminal.ts'
import { columns } from '../text/columns.ts'
import { jsonLine } from '../text/json.ts'
import { DEFAULT_OFFSET_MINUTES, formatDuration, formatOffset, localTime, parseMoment } from '../text/moment.ts'
import { week } from '../text/words.ts'
import { endCommand } from './epoch-end.ts'
import { rotateCommand } from './epoch-rotate.ts'
import { parseOffset } from './parse-options.ts'

interface EpochOptions {
  readonly at?: string
  readonly offset: number
  readonly json?: boolean
}

const HELP = `
An epoch is an ISO 8601 week in the city's own time. A credential is valid in its epoch, and gates accept it in the next one
too, so that a wallet that reached no server for a week still has a code.

Examples:
  hefu epoch
  hefu epoch --at 2026-12-31 --offset 60
  hefu epoch rotate https://code.city.example --policy POLICY --officer data.1.json
  hefu epoch end https://code.city.example FINGERPRINT --policy POLICY --officer data.1.json`

/** `hefu epoch`: which week it is for credentials. */
export function epochCommand(terminal: Terminal, finish: Finish): Command {
  return new Command('epoch')
    .summary('the present epoch; epoch rotate proposes new keys, epoch end the end of a stolen one')
    .description('The epoch of a moment: when it starts and ends, and the next one.')
    .option('--at <time>', 'a date, a date with a time, or Unix seconds (default: now)')
    .option(
      '--offset <minutes>',
      "minutes by which the city's clocks are ahead of UTC",
      parseOffset,
      DEFAULT_OFFSET_MINUTES,
    )
    .option('--json', 'print one line of JSON')
    .addHelpText('after', HELP)
    .addCommand(rotateCommand(terminal, finish))
    .addCommand(endCommand(terminal, finish))
    .action(async ({ at, offset, json }: EpochOptions) => {
      const moment = at === undefined ? terminal.clock() : parseMoment(at, offset)
      await terminal.print(json ? jsonLine(epochContent(moment, offset)) : epochWords(moment, offset))
      finish(EXIT_HOLDS)
    })
}

function epochContent(moment: number, utcOffsetMinutes: number): unknown {
  const epoch = epochAt(moment, utcOffsetMinutes)
  const next = epochPlus(epoch, 1)
  const span = (which: Epoch) => ({
    epoch: which,
    week: week(which),
    start: epochStart(which, utcOffsetMinutes),
    end: epochStart(epochPlus(which, 1), utcOffsetMinutes),
  })
  return { ...span(epoch), utcOffsetMinutes, at: moment, next: span(next), accepted: [epochPlus(epoch, -1), epoch] }
}

function epochWords(moment: number, offset: number): string {
  const epoch = epochAt(moment, offset)
  const next = epochPlus(epoch, 1)
  const row = (label: string, which: Epoch, note: string): string[] => [
    label,
    String(which),
    week(which),
    `${localTime(epochStart(which, offset), offset)} to ${localTime(epochStart(epochPlus(which, 1), offset) - 1, offset)}`,
    note,
  ]
  const left = formatDuration(epochStart(next, offset) - moment)
  const lines = columns([
    row('before', epochPlus(epoch, -1), 'gates still accept it'),
    row('present', epoch, ''),
    row('next', next, `begins in ${left}`),
  ])
  return `${lines.join('\n')}\nat ${localTime(moment, offset)} ${formatOffset(offset)}\n`
}
