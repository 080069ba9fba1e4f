import type { IssuerKey } from '@hefu/standard'
import { Command } from 'commander'
import { EXIT_HOLDS, type Finish } from '../exit-code.ts'
import type { Terminal } from '../terminal.ts'
import { shownDigest } from '../text/digest.ts'
import { jsonLine } from '../text/json.ts'
import { week } from '../text/words.ts'
import { readOfficerFile } from '../trust/officer-file.ts'
import { POLICY_HELP, type PolicyOptions, policyOf, withPolicy } from '../trust/policy.ts'

interface RotateOptions extends PolicyOptions {
  readonly officer: string
  readonly json?: boolean
}

const HELP = `
An issuer key signs for a quarter of the year. A server makes the next quarter's key by itself, and another one for a key that was ended;
it signs nothing before two officers have registered it: this proposes those that are new, and 'hefu register approve' of a second officer registers them. Their
fingerprints are to be compared with 'hefu keys' of the city's team.

Example:
  hefu epoch rotate https://code.city.example --policy POLICY --officer data-office.1.json
${POLICY_HELP}`

/** `hefu epoch rotate`: proposes the issuer keys that a city holds and the register does not have. */
export function rotateCommand(terminal: Terminal, finish: Finish): Command {
  return withPolicy(new Command('rotate'))
    .summary("propose the next span's issuer keys")
    .description('Proposes the issuer keys that a city holds and that its register does not have yet.')
    .argument('<url>', "the city's address")
    .requiredOption('--officer <file>', "the proposing officer's key file")
    .option('--json', 'print one line of JSON')
    .addHelpText('after', HELP)
    .action(async (url: string, options: RotateOptions) => {
      await terminal.print(await runRotate(url, options, terminal))
      finish(EXIT_HOLDS)
    })
}

async function runRotate(url: string, options: RotateOptions, { clock }: Terminal): Promise<string> {
  const officer = await readOfficerFile(options.officer)
  const { logKey } = await policyOf(options)
  const { deskClient, proposeIssuerKeys } = await import('@hefu/city')
  const desk = deskClient(url.replace(/\/$/, ''), logKey.name)
  const { proposed, refused } = await proposeIssuerKeys(desk, officer, clock())
  const digests = proposed.map(({ digest, ...key }) => ({ ...key, digest: shownDigest(digest) }))
  if (options.json) return jsonLine({ proposed: digests, refused })
  const lines = [
    ...digests.map((key) => `${key.digest}  ${spanOf(key)}`),
    ...refused.map((key) => `not proposed (${key.code})  ${spanOf(key)}`),
  ]
  return `${lines.join('\n') || 'there is no key to propose'}\n`
}

function spanOf({ type, firstEpoch, lastEpoch }: IssuerKey): string {
  return `${type}  ${week(firstEpoch)} to ${week(lastEpoch)}`
}
