import { type Checkpoint, type LogPolicy, openCheckpoint, openNote, parseCheckpoint, parseVerifierKey } from '@hefu/log'
import { Command } from 'commander'
import { type AuditReport, auditLog } from '../audit/audit-log.ts'
import { logClient } from '../audit/log-client.ts'
import { readHead, saveHead } from '../audit/saved-head.ts'
import { CliError } from '../error.ts'
import { EXIT_HOLDS, EXIT_REFUSED, type Finish } from '../exit-code.ts'
import type { Terminal } from '../terminal.ts'
import { jsonLine } from '../text/json.ts'

interface VerifyOptions {
  readonly key: string
  readonly witness: readonly string[]
  readonly quorum?: string
  readonly head?: string
  readonly json?: boolean
}

const HELP = `
URL is the log's prefix, such as https://code.city.example/log. Everything is read from its public files: every entry is hashed anew,
every tile and the root are compared, both signatures of every act are checked, and every rule of the register. With --head the tree
must have grown from the one that was saved there; if all holds, the new one is saved in its place.

Exit code 0 when everything holds, 1 with a line for each finding when something does not.

Examples:
  hefu log verify https://code.city.example/log --key KEY --head city.head
  hefu log verify https://code.city.example/log --key KEY --witness W1 --witness W2 --quorum 2`

const FINDINGS: Readonly<Record<AuditReport['findings'][number]['what'], string>> = {
  'entry-unreadable': 'cannot be read',
  'act-refused': 'may not stand in the register',
  'bad-signature': 'is not signed by the two officers that it names',
  'hash-differs': 'is not what the entries give',
  'root-differs': 'is not the root of the entries',
  'not-grown': 'is no beginning of this one: the log has been rewritten',
  'bundle-unreadable': 'cannot be read',
}

/** `hefu log verify URL`: a full audit of a public log. */
export function logCommand(terminal: Terminal, finish: Finish): Command {
  const verify = new Command('verify')
    .summary('audit a log from its public files')
    .description('Audits a log: hashes, signatures, the rules of the register, and that it has only grown.')
    .argument('<url>', "the log's prefix")
    .requiredOption('--key <key>', "the log's verifier key")
    .option('--witness <key>', 'verifier key of a witness; may be given several times', collect, [])
    .option('--quorum <number>', 'how many of the witnesses must have cosigned; by default all')
    .option('--head <file>', 'the head that was saved the last time')
    .option('--json', 'print one line of JSON')
    .addHelpText('after', HELP)
    .action(async (url: string, options: VerifyOptions) => {
      const { text, holds } = await runVerify(url, options, terminal)
      await terminal.print(text)
      finish(holds ? EXIT_HOLDS : EXIT_REFUSED)
    })
  return new Command('log')
    .summary('audit a public log')
    .description('What anyone can do with a public log.')
    .addCommand(verify)
}

async function runVerify(
  url: string,
  options: VerifyOptions,
  terminal: Terminal,
): Promise<{ readonly text: string; readonly holds: boolean }> {
  const { head, json } = options
  const get = logClient(url)
  const note = new TextDecoder().decode(await get('checkpoint'))
  const checkpoint = await openLogCheckpoint(note, await policyOf(options))
  const seen = head === undefined ? null : await readHead(head, checkpoint.origin)
  const report = await auditLog({ checkpoint, get, seen, onProgress: progress(terminal) })
  if (report.size > 0) await terminal.warn('\n')
  const holds = report.findings.length === 0
  if (holds && head !== undefined) await saveHead(head, checkpoint)
  return { text: json ? toJson(checkpoint, report) : toWords(checkpoint, report), holds }
}

/** With witnesses by their policy, else by the log's own signature. */
async function openLogCheckpoint(note: string, policy: LogPolicy): Promise<Checkpoint> {
  if (policy.witnesses.length > 0) return openCheckpoint(note, policy)
  const checkpoint = parseCheckpoint((await openNote(note, [policy.logKey], 20_000)).text)
  if (checkpoint.origin === policy.logKey.name) return checkpoint
  throw new CliError('unreadable', 'the checkpoint is of another log')
}

async function policyOf({ key, witness, quorum }: VerifyOptions): Promise<LogPolicy> {
  const needed = quorum === undefined ? witness.length : Number(quorum)
  if (!Number.isInteger(needed) || needed < 0 || needed > witness.length) {
    throw new CliError('usage', 'a quorum is a number of the witnesses given')
  }
  return {
    logKey: await parseVerifierKey(key),
    witnesses: await Promise.all(witness.map(parseVerifierKey)),
    quorum: needed,
  }
}

function progress(terminal: Terminal): (done: number, size: number) => void {
  const WIDTH = 32
  return (done, size) => {
    const filled = Math.round((done / size) * WIDTH)
    void terminal.warn(`\r[${'#'.repeat(filled)}${'.'.repeat(WIDTH - filled)}] ${done} of ${size} acts`)
  }
}

function toWords({ origin, size }: Checkpoint, { acts, findings }: AuditReport): string {
  const kinds = [...acts].sort(([a], [b]) => a.localeCompare(b)).map(([kind, count]) => `${count} ${kind}`)
  const lines = [`${origin}: ${size} acts (${kinds.join(', ') || 'none'})`]
  for (const { what, where } of findings) lines.push(`NOT AS IT SHOULD BE: ${where} ${FINDINGS[what]}`)
  lines.push(findings.length === 0 ? 'everything holds' : 'this log does not hold')
  return `${lines.join('\n')}\n`
}

function toJson({ origin, size, rootHash }: Checkpoint, { acts, findings }: AuditReport): string {
  const root = Buffer.from(rootHash).toString('base64')
  return jsonLine({ origin, size, root, holds: findings.length === 0, acts: Object.fromEntries(acts), findings })
}

function collect(value: string, values: readonly string[]): readonly string[] {
  return [...values, value]
}
