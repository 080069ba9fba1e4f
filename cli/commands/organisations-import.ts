import { type FileHandle, open } from 'node:fs/promises'
import type { OrganisationCounts, OrganisationFormat, OrganisationTableName } from '@hefu/city'
import { Command, Option } from 'commander'
import { CliError } from '../error.ts'
import { EXIT_HOLDS, EXIT_REFUSED, type ExitCode, type Finish } from '../exit-code.ts'
import type { Terminal } from '../terminal.ts'
import { jsonLine } from '../text/json.ts'
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

A file may be imported again, after an interruption too: it changes only what it says otherwise.`

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
  const path = options.report ?? `${file}.report.csv`
  const report = reportFile(path)
  const { clock } = terminal
  const open = (by: Omit<Parameters<typeof openCityOrganisations>[0], 'clock'>) =>
    openCityOrganisations({ ...by, clock })
  try {
    return await withCity(options, terminal, open, async (organisations) => {
      const signal = terminal.stopSignal()
      const counts = await organisations.import({
        path: file,
        format,
        table: options.table,
        signal,
        onProgress: progressLines(terminal),
        onRefused: (rows) => report.write(rows.map(({ line, field, reason }) => `${line},${field},${reason}\n`)),
        onDoubted: (lines) => report.write(lines.map((line) => `${line},uscc,check-digit-doubted\n`)),
      })
      const finished = !signal.aborted
      await terminal.print(options.json ? jsonLine({ ...counts, finished }) : wordsOf(counts, path, finished))
      return finished && counts.refused === 0 ? EXIT_HOLDS : EXIT_REFUSED
    })
  } finally {
    await report.close()
  }
}

/** A line on standard error every two seconds at most. */
function progressLines(terminal: Terminal): (counts: OrganisationCounts) => void {
  let saidAt = performance.now()
  return ({ records, refused }) => {
    const now = performance.now()
    if (now - saidAt < 2000) return
    saidAt = now
    void terminal.warn(`${records} records, ${refused} refused\n`)
  }
}

/** Made when there is something to write. Field and reason are codes of ours, so no cell needs quotes. */
function reportFile(path: string): { write(lines: readonly string[]): Promise<void>; close(): Promise<void> } {
  let file: FileHandle | null = null
  return {
    async write(lines) {
      try {
        file ??= await begun(path)
        await file.write(lines.join(''))
      } catch (cause) {
        throw new CliError('not-saved', `cannot write ${path}`, { cause })
      }
    },
    close: async () => file?.close(),
  }
}

async function begun(path: string): Promise<FileHandle> {
  const file = await open(path, 'w')
  await file.write('line,field,reason\n')
  return file
}

function wordsOf(counts: OrganisationCounts, report: string, finished: boolean): string {
  const { records, added, changed, unchanged, refused, doubted } = counts
  const lines = [
    `${records} records: ${added} added, ${changed} changed, ${unchanged} as they were, ${refused} refused, ${doubted} doubted`,
    ...(refused + doubted > 0 ? [`the refused and doubted ones are in ${report}`] : []),
    ...(finished ? [] : ['stopped before the end: import the file again']),
  ]
  return `${lines.join('\n')}\n`
}
