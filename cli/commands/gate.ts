import { loadCurve } from '@hefu/bbs'
import { createGate } from '@hefu/gate'
import { isStale, MAX_BUNDLE_AGE, MAX_QR_TEXT, type ServiceId, serviceOf } from '@hefu/standard'
import { Command } from 'commander'
import { EXIT_HOLDS, type Finish } from '../exit-code.ts'
import { answerLine, type Door } from '../gate/answer-line.ts'
import { boundedLines } from '../gate/bounded-lines.ts'
import { readRequestKey } from '../gate/request-key.ts'
import type { Terminal } from '../terminal.ts'
import { jsonLine } from '../text/json.ts'
import { formatMoment } from '../text/moment.ts'
import { both } from '../text/words.ts'
import { openBundleFile } from '../trust/open-bundle.ts'
import { POLICY_HELP, type PolicyOptions, policyOf, withPolicy } from '../trust/policy.ts'
import { parseServiceId } from './parse-options.ts'

interface GateCommandOptions extends PolicyOptions {
  readonly bundle: string
  readonly service: ServiceId
  readonly requestKey?: string
}

const HELP = `
Each line of standard input is answered with one line of JSON on standard output, in order, before the next line is read:

  HF1:...                  {"verdict":"admitted","disclosed":{"concession":"senior"}}
  anything that is no pass {"verdict":"refused","reason":"malformed"}
  REQUEST                  {"request":"HQ1:...","validUntil":1795608030}      a request to show as a QR code
  REQUEST over-18          the same for these attributes, by name
  BUNDLE                   {"bundle":{"issuedAt":...,"usableUntil":...}}      after the bundle file was replaced
  an order that fails      {"error":"no-request-key"}

It opens no socket and writes no file. A pass counts as seen until it could no longer be shown, or for a service that admits
once, until the scope ends; a gate that is started anew has forgotten, and two gates do not know of each other.

The answer is all that your own store may know. "pseudonym" is there only if the service has registered to recognise
a holder (scope day, month or account, admission any) and to keep something (retention above 0 days). A refusal says
why and nothing of what was shown.

The request key is a file for its owner alone (chmod 600): {"id":"...","seed":"base64url of 32 bytes"}.

It ends with exit code 0 when its input does.

Example:
  hefu bundle --url https://code.city.example --policy POLICY --save city.bundle
  scanner | hefu gate --bundle city.bundle --policy POLICY --service transit.metro | turnstile
${POLICY_HELP}`

/** `hefu gate`: the gate engine for the makers of turnstiles, over standard input and output. */
export function gateCommand(terminal: Terminal, finish: Finish): Command {
  return withPolicy(new Command('gate'))
    .summary('judge passes from standard input, offline, for turnstile makers')
    .description('Judges pass texts from standard input, one a line, offline.')
    .requiredOption('--bundle <file>', 'the trust bundle, as hefu bundle saves it')
    .requiredOption('--service <id>', 'the service whose gate this is', parseServiceId)
    .option('--request-key <file>', 'the key to sign requests with')
    .addHelpText('after', HELP)
    .action(async (options: GateCommandOptions) => {
      await runGate(options, terminal)
      finish(EXIT_HOLDS)
    })
}

async function runGate(options: GateCommandOptions, terminal: Terminal): Promise<void> {
  const door = await openDoor(options, terminal)
  for await (const line of boundedLines(terminal.input, MAX_QR_TEXT)) {
    await terminal.print(jsonLine(await answerLine(line, door)))
  }
}

async function openDoor(options: GateCommandOptions, { clock, random, warn }: Terminal): Promise<Door> {
  await loadCurve()
  const policy = await policyOf(options)
  let opened = await openBundleFile(options.bundle, policy)
  const { bundle } = opened
  const service = serviceOf(bundle, options.service, clock())
  const requestKey = service && options.requestKey && (await readRequestKey(options.requestKey, service))
  const gate = createGate({ bundle, service: options.service, clock, random, ...(requestKey && { requestKey }) })
  const usableUntil = formatMoment(bundle.issuedAt + MAX_BUNDLE_AGE, bundle.utcOffsetMinutes)
  const standing = isStale(bundle, clock()) ? 'TOO OLD since' : 'good until'
  await warn(`hefu: gate of ${gate.service.id}, ${both(gate.service.name)}; its bundle is ${standing} ${usableUntil}\n`)
  return {
    gate,
    async reload() {
      const newer = await openBundleFile(options.bundle, policy, opened)
      gate.replaceBundle(newer.bundle)
      opened = newer
      return newer.bundle
    },
  }
}
