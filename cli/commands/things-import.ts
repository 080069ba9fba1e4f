import type { FileFormat } from '@hefu/city'
import { Command } from 'commander'
import { CliError } from '../error.ts'
import { EXIT_HOLDS, EXIT_REFUSED, type ExitCode, type Finish } from '../exit-code.ts'
import type { Terminal } from '../terminal.ts'
import { jsonLine } from '../text/json.ts'
import { importWords, progressLines, saveReport } from './import-words.ts'
import { formatOption } from './things-export.ts'
import type { CityOptions } from './with-city.ts'
import { withCityOptions, withThings } from './with-things.ts'

interface ImportOptions extends CityOptions {
  readonly format?: FileFormat
  readonly custodian?: string
  readonly report?: string
  readonly json?: boolean
}

const HELP = `
Formats, known by the ending of the file's name unless --format says it:
  csv      the first line names the columns: id, kind, custodian, name_zh, name_en, latitude, longitude, address_zh, address_en,
           status, gs1, and attribute.ID for each attribute
  geojson  a FeatureCollection of points; what is said of a thing stands in "properties"
  jsonl    a thing a line: {"id","kind","custodian","name":{"zh-CN","en"},"latitude","longitude","address","status","gs1","attributes"}
UTF-8. A name or an address in one language stands for both. A record that breaks a rule is refused alone and named in the report: line
(of GeoJSON the number of the feature), field, reason. The exit code is 1 where any was.

An import that was stopped or killed goes on where it stopped when the same file is imported again. One that was finished may be repeated, and
changes only what the file says otherwise.

Example:
  hefu things import lifts.csv --custodian lifts --config city.json`

/** `hefu things import`: a file of things into the city. */
export function importCommand(terminal: Terminal, finish: Finish): Command {
  return withCityOptions(new Command('import'))
    .summary('import CSV, GeoJSON or JSON lines')
    .description('Imports a file of things: new ones are added, others changed.')
    .argument('<file>', 'the file')
    .addOption(formatOption())
    .option('--custodian <id>', 'whose the things are of which the file does not say it')
    .option('--report <file>', "where the refused records are listed; by default the file's name and .refused.csv")
    .option('--json', 'print the result as one line of JSON')
    .addHelpText('after', HELP)
    .action(async (file: string, options: ImportOptions) => finish(await runImport(file, options, terminal)))
}

async function runImport(file: string, options: ImportOptions, terminal: Terminal): Promise<ExitCode> {
  const { formatOf } = await import('@hefu/city')
  const format = options.format ?? formatOf(file)
  if (!format) throw new CliError('usage', `what ${file} is written in is not clear: say --format`)
  return withThings(options, terminal, async (things) => {
    const request = {
      path: file,
      format,
      custodian: options.custodian ?? null,
      signal: terminal.stopSignal(),
      onProgress: await progressLines(terminal),
    }
    const result = await things.import(request)
    const path = options.report ?? `${file}.refused.csv`
    const report = result.refused > 0 ? { of: 'refused', path } : null
    if (report) await saveReport(path, things.report(result.digest))
    const { digest: _, ...figures } = result
    await terminal.print(options.json ? jsonLine(figures) : importWords(result, report))
    return result.finished && result.refused === 0 ? EXIT_HOLDS : EXIT_REFUSED
  })
}
