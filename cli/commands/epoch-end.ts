import { epochPlus, type IssuerKey } from '@hefu/standard'
import { Command } from 'commander'
import { CliError } from '../error.ts'
import { EXIT_HOLDS, type Finish } from '../exit-code.ts'
import type { Terminal } from '../terminal.ts'
import { shownDigest } from '../text/digest.ts'
import { fingerprint } from '../text/fingerprint.ts'
import { jsonLine } from '../text/json.ts'
import { week } from '../text/words.ts'
import { readOfficerFile } from '../trust/officer-file.ts'
import { openBundle } from '../trust/open-bundle.ts'
import { POLICY_HELP, type PolicyOptions, policyOf, withPolicy } from '../trust/policy.ts'
import { fetchBundle } from '../trust/read-bundle.ts'

interface EndOptions extends PolicyOptions {
  readonly officer: string
  readonly json?: boolean
}

const HELP = `
For a key that was stolen, or may have been: it is ended from before its first week, so that gates and wallets accept nothing that it ever
signed. This proposes; 'hefu register approve' of a second officer ends it. The city then makes another key by itself, which
'hefu epoch rotate' proposes. Whoever stole a key of this quarter has probably stolen that of the next: name both.

Fingerprints are those of 'hefu bundle' and 'hefu keys', with or without spaces.

Example:
  hefu epoch end https://code.city.example "3f0a 91b2 ..." --policy POLICY --officer data-office.1.json
${POLICY_HELP}`

/** `hefu epoch end`: proposes to end issuer keys from before their first epoch. */
export function endCommand(terminal: Terminal, finish: Finish): Command {
  return withPolicy(new Command('end'))
    .summary('propose to end a stolen issuer key, as if it had never signed')
    .description('Proposes to end issuer keys from before their first epoch.')
    .argument('<url>', "the city's address")
    .argument('<fingerprints...>', 'of the keys')
    .requiredOption('--officer <file>', "the proposing officer's key file")
    .option('--json', 'print one line of JSON')
    .addHelpText('after', HELP)
    .action(async (url: string, fingerprints: string[], options: EndOptions) => {
      await terminal.print(await runEnd(url, fingerprints, options, terminal))
      finish(EXIT_HOLDS)
    })
}

async function runEnd(
  url: string,
  fingerprints: readonly string[],
  options: EndOptions,
  { clock }: Terminal,
): Promise<string> {
  const officer = await readOfficerFile(options.officer)
  const policy = await policyOf(options)
  const { bundle } = await openBundle(await fetchBundle(url), policy)
  const named = await Promise.all(
    bundle.issuerKeys.map(async (key) => ({ key, print: await fingerprint(key.publicKey) })),
  )
  // All are found before any is proposed.
  const keys = fingerprints.map((text) => keyNamed(text, named))
  const { deskClient } = await import('@hefu/city')
  const desk = deskClient(url.replace(/\/$/, ''), policy.logKey.name)
  const proposed = []
  for (const { publicKey, type, firstEpoch, lastEpoch } of keys) {
    const body = { kind: 'issuer-key-end', publicKey, lastEpoch: epochPlus(firstEpoch, -1) } as const
    const digest = shownDigest(await desk.propose(body, officer, clock()))
    proposed.push({ type, publicKey, firstEpoch, lastEpoch, digest })
  }
  if (options.json) return jsonLine({ proposed })
  const lines = proposed.map(
    ({ type, firstEpoch, lastEpoch, digest }) => `${digest}  end of ${type}  ${week(firstEpoch)} to ${week(lastEpoch)}`,
  )
  return `${lines.join('\n')}\n`
}

function keyNamed(text: string, named: readonly { readonly key: IssuerKey; readonly print: string }[]): IssuerKey {
  const plain = (print: string): string => print.replaceAll(/\s/g, '').toLowerCase()
  const found = named.find(({ print }) => plain(print) === plain(text))
  if (!found) throw new CliError('not-found', `the register has no key in force with the fingerprint ${text}`)
  return found.key
}
