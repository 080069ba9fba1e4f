import { Command } from 'commander'
import { CliError } from '../error.ts'
import { EXIT_HOLDS, type Finish } from '../exit-code.ts'
import type { Terminal } from '../terminal.ts'
import { jsonLine } from '../text/json.ts'
import { bundleContent, bundleWords } from '../trust/bundle-words.ts'
import { openBundle } from '../trust/open-bundle.ts'
import { POLICY_HELP, type PolicyOptions, policyOf, withPolicy } from '../trust/policy.ts'
import { fetchBundle, readBundleFile } from '../trust/read-bundle.ts'
import { saveBundle } from '../trust/save-bundle.ts'

interface BundleOptions extends PolicyOptions {
  readonly url?: string
  readonly file?: string
  readonly json?: boolean
  readonly save?: string
}

const HELP = `
URL is the city's address, or that of the bundle itself. Nothing is printed or saved unless log, witnesses and officers prove it. --save
replaces a bundle of the same city, whole or not at all, and only if the log has grown from that one.

Examples:
  hefu bundle --url https://code.city.example --policy POLICY --save city.bundle
  hefu bundle --file city.bundle --policy POLICY --json
${POLICY_HELP}`

/** `hefu bundle`: what a city's trust bundle says. */
export function bundleCommand(terminal: Terminal, finish: Finish): Command {
  return withPolicy(new Command('bundle'))
    .summary('fetch, check, print and save a trust bundle')
    .description("Proves a city's register and prints what it comes to: issuers, keys, types, services, age.")
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
  const { json, save } = options
  const bytes = await readBytes(options)
  const policy = await policyOf(options)
  const opened = await openBundle(bytes, policy)
  const { bundle } = opened
  if (save !== undefined) await saveBundle(save, opened, policy)
  return json ? jsonLine(bundleContent(bundle, clock())) : bundleWords(bundle, clock())
}

function readBytes({ url, file }: BundleOptions): Promise<Uint8Array> {
  if (url !== undefined && file === undefined) return fetchBundle(url)
  if (file !== undefined && url === undefined) return readBundleFile(file)
  throw new CliError('usage', 'say where the bundle is: either --url or --file')
}
