import { Command } from 'commander'
import { CliError } from '../error.ts'
import { EXIT_HOLDS, type Finish } from '../exit-code.ts'
import type { Terminal } from '../terminal.ts'
import { jsonLine } from '../text/json.ts'
import { bundleContent, bundleWords } from '../trust/bundle-words.ts'
import { openBundle } from '../trust/open-bundle.ts'
import { fetchNote, readNoteFile } from '../trust/read-note.ts'
import { saveBundle } from '../trust/save-bundle.ts'

interface BundleOptions {
  readonly key: string
  readonly url?: string
  readonly file?: string
  readonly json?: boolean
  readonly save?: string
}

const HELP = `
URL is the city's address, or that of the bundle itself. Nothing is printed or saved unless the key signed it. --save replaces a
bundle of the same city, whole or not at all, and never with an older one.

Examples:
  hefu bundle --url https://code.city.example --key KEY --save bundle.txt
  hefu bundle --file bundle.txt --key KEY --json`

/** `hefu bundle`: what a city's trust bundle says. */
export function bundleCommand(terminal: Terminal, finish: Finish): Command {
  return new Command('bundle')
    .summary('fetch, check, print and save a trust bundle')
    .description("Opens a city's trust bundle with its key and prints it: issuers, keys, types, services, age.")
    .requiredOption('--key <key>', "the city's verifier key")
    .option('--url <url>', 'fetch it from a city')
    .option('--file <file>', 'read it from a file')
    .option('--save <file>', 'save it, for gates to work by')
    .option('--json', 'print one line of JSON')
    .addHelpText('after', HELP)
    .action(async (options: BundleOptions) => {
      await terminal.print(await runBundle(options, terminal))
      finish(EXIT_HOLDS)
    })
}

async function runBundle(options: BundleOptions, { clock }: Terminal): Promise<string> {
  const { key, json, save } = options
  const note = await readNote(options)
  const bundle = await openBundle(note, key)
  if (save !== undefined) await saveBundle(save, note, bundle, key)
  return json ? jsonLine(bundleContent(bundle, clock())) : bundleWords(bundle, clock())
}

function readNote({ url, file }: BundleOptions): Promise<string> {
  if (url !== undefined && file === undefined) return fetchNote(url)
  if (file !== undefined && url === undefined) return readNoteFile(file)
  throw new CliError('usage', 'say where the bundle is: either --url or --file')
}
