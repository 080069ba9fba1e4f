import { basename } from 'node:path'
import type { CityLabels, LabelFormat, LabelOrder, LabelSubject, LabelsPrinted } from '@hefu/city'
import { Command, Option } from 'commander'
import { CliError } from '../error.ts'
import { EXIT_HOLDS, EXIT_REFUSED, type Finish } from '../exit-code.ts'
import type { Terminal } from '../terminal.ts'
import { jsonLine } from '../text/json.ts'
import { DEFAULT_CITY_FOLDER } from './city-config-file.ts'
import { parseMeasures, wholeOption } from './parse-options.ts'
import { type CityOptions, withCity } from './with-city.ts'

type Measures = readonly [number, number]

interface PrintOptions extends CityOptions {
  readonly output: string
  readonly format?: 'pdf' | 'svg' | 'png'
  readonly paper: string
  readonly size?: Measures
  readonly sheet?: Measures
  readonly gap?: Measures
  readonly start?: Measures
  readonly dpi: number
  readonly fromPage: number
  readonly skip: number
  readonly font?: string
  readonly monoFont?: string
  readonly organisations?: boolean
  readonly things?: boolean
  readonly language: 'zh-CN' | 'en'
  readonly kind?: string
  readonly ids?: string
  readonly json?: boolean
}

const HELP = `
FILE is a list of what gets a label, a line of JSON each: {"subject":"thing","id":"lift-42","label":"2号梯"}, or "organisation"; more
members do not matter. --organisations and --things take the city's own in its place, one or both, with their names as the text. The codes are
signed with the city's own label key, so it opens the city's database: on a data folder no server may run at the same time (folder-in-use), with DATABASE_URL it runs beside servers. A key signs nothing before officers have registered it
(no-label-key): see 'hefu labels key'.

Paper: L7160 (63.5 x 38.1 mm, 21 a sheet), L7163 (99.1 x 38.1, 14), L7654 (45.7 x 25.4, 40), square-50 (50 x 50, 15, plain paper with crop
marks); or your own: --size WxH, with --sheet, --gap and --start where they differ from A4, no gap, and the middle of the sheet.

A label whose code or text would be too small for the paper is named on standard error, its place is left empty, and the exit code is 1.
Print at 100 %, never "fit to page".

Examples:
  hefu labels print lifts.jsonl --config city.json --output lifts.pdf --paper L7160
  hefu labels print lifts.jsonl --config city.json --output lifts.pdf --paper L7160 --from-page 212
  hefu labels print --organisations --kind school --config city.json --output doors.pdf --paper L7163
  hefu labels print --things --kind hydrant --config city.json --output plates --format svg --size 80x60`

const PROGRESS_SECONDS = 2

/** `hefu labels print`: labels with signed codes, as sheets or as images. */
export function labelsPrintCommand(terminal: Terminal, finish: Finish): Command {
  const page = new Option('--from-page <number>', 'take a PDF up again at this page').default(1)
  const skip = new Option('--skip <number>', 'places of the first sheet that are used already').default(0)
  const dpi = new Option('--dpi <number>', 'pixels an inch of a PNG').default(600)
  return new Command('print')
    .summary('print labels with signed codes')
    .description(
      'Signs the codes of organisations and things and draws them as labels: sheets for label paper, or an image each.',
    )
    .argument('[file]', 'whose labels, as JSON lines')
    .requiredOption('--config <file>', "the city's configuration")
    .requiredOption('--output <path>', 'a PDF file, or a folder for images')
    .option('--data <folder>', "the city's data folder", DEFAULT_CITY_FOLDER)
    .addOption(new Option('--format <format>', 'by default pdf').choices(['pdf', 'svg', 'png']))
    .option('--paper <name>', 'label paper', 'L7160')
    .option('--size <WxH>', 'width and height of a label in millimetres, in place of --paper', parseMeasures)
    .option('--sheet <WxH>', 'of a sheet', parseMeasures)
    .option('--gap <XxY>', 'between labels', parseMeasures)
    .option('--start <XxY>', "from the sheet's corner to the first label", parseMeasures)
    .addOption(page.argParser(wholeOption(1, 1_000_000)))
    .addOption(skip.argParser(wholeOption(0, 10_000)))
    .addOption(dpi.argParser(wholeOption(150, 2400)))
    .option('--font <file>', 'a font with Chinese and Latin letters')
    .option('--mono-font <file>', 'a font of fixed width, for ids')
    .option('--organisations', "the city's organisations that are not closed, in place of a file")
    .option('--things', "the city's things that are not retired, in place of a file")
    .addOption(
      new Option('--language <language>', 'of the names that are printed').choices(['zh-CN', 'en']).default('zh-CN'),
    )
    .option('--kind <kind>', 'only those of this kind')
    .option('--ids <ids>', 'only these, separated by commas')
    .option('--json', 'print one line of JSON')
    .addHelpText('after', HELP)
    .action(async (file: string | undefined, options: PrintOptions) => {
      const result = await runPrint(file, options, terminal)
      for (const reason of result.refused) await terminal.warn(`hefu: label-unfit: ${reason}\n`)
      const words = `${result.printed} labels in ${options.output}\n`
      await terminal.print(options.json ? jsonLine(result) : words)
      finish(result.refused.length > 0 ? EXIT_REFUSED : EXIT_HOLDS)
    })
}

async function runPrint(file: string | undefined, options: PrintOptions, terminal: Terminal): Promise<LabelsPrinted> {
  const { openCityLabels, readSubjects } = await import('@hefu/city')
  const { existsSync } = await import('node:fs')
  const fromCity = options.organisations === true || options.things === true
  if ((file === undefined) !== fromCity)
    throw new CliError('usage', 'say whose labels: a file, or --organisations or --things')
  if (file !== undefined && !existsSync(file)) throw new CliError('not-found', `there is no file ${file}`)
  const selection = {
    ...(options.kind !== undefined && { kind: options.kind }),
    ...(options.ids !== undefined && { ids: new Set(options.ids.split(',').map((id) => id.trim())) }),
  }
  const order: Omit<LabelOrder, 'subjects'> = {
    paper: await paperOf(options),
    format: formatOf(options, file === undefined ? namedAfter(options) : basename(file)),
    output: options.output,
    onProgress: progressOn(terminal, options.json === true),
    ...(options.font !== undefined && { font: options.font }),
    ...(options.monoFont !== undefined && { monoFont: options.monoFont }),
  }
  const open = (by: Omit<Parameters<typeof openCityLabels>[0], 'clock'>) =>
    openCityLabels({ ...by, clock: terminal.clock })
  return withCity(options, terminal, open, (labels) => {
    const subjects = (): AsyncIterable<LabelSubject> =>
      file === undefined ? ofCity(labels, selection, options) : readSubjects(file, selection)
    return labels.print({ ...order, subjects }).catch((cause: unknown) => {
      throw isOfTheDisk(cause) ? new CliError('not-saved', `cannot write ${options.output}`, { cause }) : cause
    })
  })
}

/** Organisations first, then things. */
async function* ofCity(
  labels: CityLabels,
  selection: Parameters<CityLabels['things']>[0],
  { organisations, things, language }: PrintOptions,
): AsyncGenerator<LabelSubject> {
  if (organisations) yield* labels.organisations(selection, language)
  if (things) yield* labels.things(selection, language)
}

function namedAfter({ organisations, things }: PrintOptions): string {
  return [organisations && 'organisations', things && 'things'].filter(Boolean).join(', ')
}

/** Node's own errors have codes such as ENOENT. */
function isOfTheDisk(error: unknown): boolean {
  return error instanceof Error && 'code' in error && /^E[A-Z]+$/.test(String(error.code))
}

async function paperOf({ paper, size, sheet, gap, start }: PrintOptions): Promise<LabelOrder['paper']> {
  const { isPaperName, ownPaper, PAPERS } = await import('@hefu/city')
  if (size) {
    const [width, height] = size
    return ownPaper({
      label: { width, height },
      ...(sheet && { sheet: { width: sheet[0], height: sheet[1] } }),
      ...(gap && { gapX: gap[0], gapY: gap[1] }),
      ...(start && { left: start[0], top: start[1] }),
    })
  }
  if (sheet || gap || start) throw new CliError('usage', '--sheet, --gap and --start go with --size')
  if (isPaperName(paper)) return PAPERS[paper]
  throw new CliError('usage', `there is no paper ${paper}: ${Object.keys(PAPERS).join(', ')}, or --size WxH`)
}

function formatOf({ format, output, fromPage, skip, dpi }: PrintOptions, title: string): LabelFormat {
  const kind = format ?? (output.endsWith('.svg') || output.endsWith('.png') ? null : 'pdf')
  if (kind === null) throw new CliError('usage', '--format svg or png writes into a folder')
  if (kind === 'pdf') return { kind, fromPage, skip, title }
  return kind === 'png' ? { kind, dpi } : { kind }
}

/** Tells now and then how far it is, and how long it will take. */
function progressOn({ clock, warn }: Terminal, quiet: boolean): LabelOrder['onProgress'] {
  const started = clock()
  let told = started
  let first: number | undefined
  return ({ done, total }) => {
    first ??= done - 1
    const now = clock()
    if (quiet || now - told < PROGRESS_SECONDS) return
    told = now
    const rate = (done - first) / (now - started)
    const left = Math.ceil((total - done) / rate)
    void warn(`${done} of ${total} labels, ${Math.round(rate)} a second, ${left} s left\n`)
  }
}
