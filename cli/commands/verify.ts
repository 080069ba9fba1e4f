import type { ServiceId } from '@hefu/standard'
import { Command } from 'commander'
import { CliError } from '../error.ts'
import { EXIT_HOLDS, EXIT_REFUSED, EXIT_USAGE, type ExitCode, type Finish } from '../exit-code.ts'
import { errorLine } from '../report-error.ts'
import type { Terminal } from '../terminal.ts'
import { columns } from '../text/columns.ts'
import { jsonLine } from '../text/json.ts'
import { DEFAULT_OFFSET_MINUTES, parseMoment } from '../text/moment.ts'
import { openBundleFile } from '../trust/open-bundle.ts'
import { POLICY_HELP, type PolicyOptions, policyOf, withPolicy } from '../trust/policy.ts'
import type { Finding } from '../verify/finding.ts'
import { judgeBundle } from '../verify/judge-bundle.ts'
import { judgePass } from '../verify/judge-pass.ts'
import { judgeRequest } from '../verify/judge-request.ts'
import { readSubject } from '../verify/read-subject.ts'
import { parseServiceId } from './parse-options.ts'

interface VerifyOptions extends PolicyOptions {
  readonly bundle?: string
  readonly service?: ServiceId
  readonly at?: string
  readonly json?: boolean
}

const HELP = `
WHAT is the text of a pass (HF1:...) or of a request (HQ1:...), a PNG or JPEG of its QR code, a file with the text in it, or a
file with a trust bundle. A pass is judged as a gate would judge it that has seen no other; a request, as a wallet would.

TIME is Unix seconds, or a date with or without time and zone (2026-11-25, 2026-11-25T20:00, 2026-11-25T12:00Z); without a
zone it is the city's own. Passes and requests live for less than two minutes: an older one needs --at.

Exit codes: 0 it holds; 1 it does not; 2 it could not be judged.

Examples:
  hefu verify screenshot.png --bundle city.bundle --policy POLICY --at 2026-11-25T20:00
  hefu verify city.bundle --policy POLICY
${POLICY_HELP}`

/** `hefu verify`: what a pass, a request or a bundle says, and whether it holds. */
export function verifyCommand(terminal: Terminal, finish: Finish): Command {
  return withPolicy(new Command('verify'))
    .summary('say in words what a pass, a request or a bundle says, and whether it holds')
    .description('Says in words what a pass, a request or a trust bundle says, and whether it holds.')
    .argument('<what>', 'a picture, a file or the text itself')
    .option('--bundle <file>', 'the trust bundle to judge a pass or a request by')
    .option('--service <id>', 'judge a pass at the gate of this service', parseServiceId)
    .option('--at <time>', 'judge at this time (default: now)')
    .option('--json', 'print one line of JSON')
    .addHelpText('after', HELP)
    .action(async (what: string, options: VerifyOptions) => finish(await runVerify(what, options, terminal)))
}

async function runVerify(what: string, options: VerifyOptions, terminal: Terminal): Promise<ExitCode> {
  let finding: Finding
  try {
    finding = await judge(what, options, terminal)
  } catch (error) {
    // Here 1 says something about what was looked at, so whatever kept it from being judged is a 2.
    await terminal.warn(errorLine(error))
    return EXIT_USAGE
  }
  await terminal.print(options.json ? jsonLine(jsonOf(finding)) : inWords(finding))
  return finding.holds ? EXIT_HOLDS : EXIT_REFUSED
}

async function judge(what: string, options: VerifyOptions, { clock, random }: Terminal): Promise<Finding> {
  const subject = await readSubject(what)
  const { kind } = subject
  const policy = await policyOf(options)
  const momentIn = (offset: number): number => (options.at === undefined ? clock() : parseMoment(options.at, offset))
  if (kind === 'bundle') return judgeBundle(subject.bytes, policy, momentIn(DEFAULT_OFFSET_MINUTES))
  const { text } = subject
  if (options.bundle === undefined) throw new CliError('usage', `a ${kind} is judged by a trust bundle: --bundle FILE`)
  const { bundle } = await openBundleFile(options.bundle, policy)
  const at = momentIn(bundle.utcOffsetMinutes)
  if (kind === 'request') return judgeRequest(text, bundle, at)
  return judgePass(text, { bundle, at, random, service: options.service })
}

function inWords({ subject, holds, reason, because, says }: Finding): string {
  const verdict = holds ? `HOLDS: ${because}` : `DOES NOT HOLD: ${reason}: ${because}`
  const lines = columns(says).map((line) => `  ${line}`)
  return [`${subject}`, ...lines, verdict, ''].join('\n')
}

function jsonOf({ subject, holds, reason, because, content }: Finding): unknown {
  return { subject, holds, reason, because, content }
}
