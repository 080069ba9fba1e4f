import type { Destroyed, Destruction, SunsetPreview } from '@hefu/city'
import { type CredentialTypeId, credentialTypeId, epochAt } from '@hefu/standard'
import { Command } from 'commander'
import { CliError } from '../error.ts'
import { EXIT_HOLDS, type Finish } from '../exit-code.ts'
import type { Terminal } from '../terminal.ts'
import { columns } from '../text/columns.ts'
import { issuerKeyLines } from '../text/issuer-keys.ts'
import { jsonLine } from '../text/json.ts'
import { DEFAULT_OFFSET_MINUTES, formatMoment } from '../text/moment.ts'
import { DEFAULT_CITY_FOLDER } from './city-config-file.ts'
import { receiptCommand } from './sunset-receipt.ts'
import { withCity } from './with-city.ts'

interface SunsetOptions {
  readonly config?: string
  readonly data: string
  readonly perform?: boolean
  readonly json?: boolean
}

const HELP = `
Shows what there is of a credential type; with --perform destroys it, for ever, once the type has ended by the register: the key of the
type, the secret halves of its issuer keys, the keys and the rows of its records. It opens the city's database, so on a data folder no
server may run at the same time (folder-in-use). With DATABASE_URL it runs beside servers: stop and start them afterwards, because they
hold keys in memory. Copies of the file keys/TYPE.key that were made elsewhere are yours to destroy.

Examples:
  hefu sunset person.entry --config city.json --data .data/city
  hefu sunset person.entry --config city.json --data .data/city --perform
  hefu sunset receipt https://code.city.example --policy POLICY --officer data.1.json`

/** `hefu sunset`: what the end of a type destroys, and the destruction. */
export function sunsetCommand(terminal: Terminal, finish: Finish): Command {
  return (
    new Command('sunset')
      .summary('show and destroy what there is of a type that has ended; sunset receipt proposes the receipt')
      .description('What there is of a credential type, and its destruction after it has ended.')
      .argument('<type>', 'the credential type')
      // Required, but not by 'sunset receipt', of which it would be asked too.
      .option('--config <file>', "the city's configuration")
      .option('--data <folder>', "the city's data folder", DEFAULT_CITY_FOLDER)
      .option('--perform', 'destroy it; there is no way back')
      .option('--json', 'print one line of JSON')
      .addHelpText('after', HELP)
      .addCommand(receiptCommand(terminal, finish))
      .action(async (type: string, options: SunsetOptions) => {
        await terminal.print(await runSunset(typeNamed(type), options, terminal))
        finish(EXIT_HOLDS)
      })
  )
}

async function runSunset(type: CredentialTypeId, options: SunsetOptions, terminal: Terminal): Promise<string> {
  const { config, data } = options
  if (config === undefined) throw new CliError('usage', "required option '--config <file>' not specified")
  const { openCitySunset } = await import('@hefu/city')
  const open = (by: Omit<Parameters<typeof openCitySunset>[0], 'clock'>) =>
    openCitySunset({ ...by, clock: terminal.clock })
  return withCity({ config, data }, terminal, open, async (sunset) => {
    if (options.perform) {
      const destroyed = await sunset.destroy(type)
      return options.json ? jsonLine(destroyed) : destroyedWords(destroyed)
    }
    const preview = await sunset.preview(type)
    return options.json ? jsonLine(preview) : await previewWords(preview, terminal.clock())
  })
}

async function previewWords(preview: SunsetPreview, now: number): Promise<string> {
  const { type, endsAt, ended, keys, secrets, records, destruction } = preview
  const end = endsAt === null ? 'not in the register' : `${ended ? 'ended' : 'ends'} ${moment(endsAt)}`
  const lines = columns([
    ['type', `${type}, ${end}`],
    ['records', String(records)],
    ['secrets', String(secrets)],
    ['issuer keys', String(keys.length)],
  ])
  const keyLines = await issuerKeyLines(keys, epochAt(now, DEFAULT_OFFSET_MINUTES))
  const done = destruction ? receiptLines(destruction) : []
  return `${[...lines, ...keyLines.map((line) => `  ${line}`), ...done].join('\n')}\n`
}

function destroyedWords({ destruction, scrubbed }: Destroyed): string {
  const files =
    scrubbed === 'scrubbed'
      ? 'the files of the database were cleaned'
      : 'the database did not permit cleaning its files and its write-ahead log: see docs/operate.md'
  return `${[...receiptLines(destruction), files].join('\n')}\n`
}

function receiptLines({ records, keys, destroyedAt }: Destruction): string[] {
  return columns([
    ['destroyed', moment(destroyedAt)],
    ['records', String(records)],
    ['keys', Buffer.from(keys).toString('hex')],
  ])
}

function moment(unixSeconds: number): string {
  return formatMoment(unixSeconds, DEFAULT_OFFSET_MINUTES)
}

function typeNamed(text: string): CredentialTypeId {
  try {
    return credentialTypeId(text)
  } catch (cause) {
    throw new CliError('usage', `${text} is no credential type`, { cause })
  }
}
