import type { OrganisationFormat, OrganisationTableName } from '@hefu/city'
import { Command, Option } from 'commander'
import { CliError } from '../error.ts'
import { EXIT_HOLDS, EXIT_REFUSED, type ExitCode, type Finish } from '../exit-code.ts'
import type { Terminal } from '../terminal.ts'
import { jsonLine } from '../text/json.ts'
import { importWords, progressLines, saveReport } from './import-words.ts'
import { tableOption } from './organisations-export.ts'
import { type CityOptions, withCity } from './with-city.ts'
import { withCityOptions } from './with-things.ts'

interface ImportOptions extends CityOptions {
  readonly table: OrganisationTableName
  readonly format?: OrganisationFormat
  readonly report?: string
  readonly json?: boolean
}

const HELP = `
Formats, known by the ending of the file's name (.csv, .jsonl) unless --format says it: a table whose first line names the columns, or a line of
JSON a record with the same members. UTF-8. Columns:
  organisations  id, name_zh, name_en, kind, uscc, lei, gln, address_zh, address_en, latitude, longitude, status
  licences       organisation, number, title_zh, title_en, authority_zh, authority_en, valid_from, valid_until, status
  results        organisation, day, title_zh, title_en, authority_zh, authority_en, outcome, grade
In JSON a text may also stand in both languages at once: "name": {"zh-CN": "...", "en": "..."}. What is said in one language stands for both.

A record that breaks a rule is refused alone and named in the report: line, field, reason. The exit code is 1 where any was. A USCC that is
malformed is refused; one whose check digit is wrong is taken, warned of in the report, and shown to officers.

An import that was stopped or killed goes on where it stopped when the same file is imported again. One that was finished may be repeated, and
changes only what the file says otherwise.`

/** `hefu organisations import`: a file of organisations, licences or results into the city. */
export function organisationsImportCommand(terminal: Terminal, finish: Finish): Command {
  return withCityOptions(new Command('import'))
    .summary('import CSV or JSON lines')
    .description('Imports a table: new rows are added, others changed.')
    .argument('<file>', 'the file')
    .addOption(tableOption())
    .addOption(new Option('--format <name>', 'how the file is written').choices(['csv', 'jsonl']))
    .option(
      '--report <file>',
      "where refused and doubted records are listed; by default the file's name and .report.csv",
    )
    .option('--json', 'print the result as one line of JSON')
    .addHelpText('after', HELP)
    .action(async (file: string, options: ImportOptions) => finish(await runImport(file, options, terminal)))
}

async function runImport(file: string, options: ImportOptions, terminal: Terminal): Promise<ExitCode> {
  const { formatOf, openCityOrganisations } = await import('@hefu/city')
  const format = options.format ?? formatOf(file)
  if (format !== 'csv' && format !== 'jsonl') {
    throw new CliError('usage', `what ${file} is written in is not clear: say --format`)
  }
  const { clock } = terminal
  const open = (by: Omit<Parameters<typeof openCityOrganisations>[0], 'clock'>) =>
    openCityOrganisations({ ...by, clock })
  return withCity(options, terminal, open, async (organisations) => {
    const result = await organisations.import({
      path: file,
      format,
      table: options.table,
      signal: terminal.stopSignal(),
      onProgress: await progressLines(terminal),
    })
    const { digest, ...figures } = result
    const path = options.report ?? `${file}.report.csv`
    const report = result.refused + result.doubted > 0 ? { of: 'refused and doubted', path } : null
    if (report) await saveReport(path, organisations.report(digest))
    const words = importWords(result, report, `, ${result.doubted} doubted`)
    await terminal.print(options.json ? jsonLine(figures) : words)
    return result.finished && result.refused === 0 ? EXIT_HOLDS : EXIT_REFUSED
  })
}
