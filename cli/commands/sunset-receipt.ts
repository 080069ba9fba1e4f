import { Command } from 'commander'
import { EXIT_HOLDS, type Finish } from '../exit-code.ts'
import type { Terminal } from '../terminal.ts'
import { shownDigest } from '../text/digest.ts'
import { jsonLine } from '../text/json.ts'
import { readOfficerFile } from '../trust/officer-file.ts'
import { POLICY_HELP, type PolicyOptions, policyOf, withPolicy } from '../trust/policy.ts'

interface ReceiptOptions extends PolicyOptions {
  readonly officer: string
  readonly json?: boolean
}

const HELP = `
Proposes a receipt for each destruction that a city says it has performed and that its register does not have; 'hefu register approve'
of a second officer enters it. The officers sign what the team tells them: let them see what 'hefu sunset TYPE' prints.

Example:
  hefu sunset receipt https://code.city.example --policy POLICY --officer data-office.1.json
${POLICY_HELP}`

/** `hefu sunset receipt`: proposes the receipts of what a city has destroyed. */
export function receiptCommand(terminal: Terminal, finish: Finish): Command {
  return withPolicy(new Command('receipt'))
    .summary('propose the receipt of a destruction')
    .description('Proposes the receipts of what a city has destroyed, for its register.')
    .argument('<url>', "the city's address")
    .requiredOption('--officer <file>', "the proposing officer's key file")
    .option('--json', 'print one line of JSON')
    .addHelpText('after', HELP)
    .action(async (url: string, options: ReceiptOptions) => {
      await terminal.print(await runReceipt(url, options, terminal))
      finish(EXIT_HOLDS)
    })
}

async function runReceipt(url: string, options: ReceiptOptions, { clock }: Terminal): Promise<string> {
  const officer = await readOfficerFile(options.officer)
  const { logKey } = await policyOf(options)
  const { deskClient } = await import('@hefu/city')
  const desk = deskClient(url.replace(/\/$/, ''), logKey.name)
  const waiting = (await desk.proposals()).flatMap(({ standing, proposal: { body } }) =>
    standing.status === 'waiting' && body.kind === 'destruction' ? [`${body.issuer} ${body.type}`] : [],
  )
  const proposed = []
  for (const { registered, ...receipt } of await desk.destructions()) {
    if (registered || waiting.includes(`${receipt.issuer} ${receipt.type}`)) continue
    proposed.push({ ...receipt, digest: shownDigest(await desk.propose(receipt, officer, clock())) })
  }
  if (options.json) return jsonLine({ proposed })
  const lines = proposed.map(({ digest, type, records }) => `${digest}  ${type}  ${records} records`)
  return `${lines.join('\n') || 'there is no receipt to propose'}\n`
}
