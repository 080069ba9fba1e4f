import { type LogPolicy, parseVerifierKey } from '@hefu/log'
import type { Command } from 'commander'
import { CliError } from '../error.ts'
import { readBoundedFile } from './read-bundle.ts'

/** Whose word to take for a city's register, as a command is told it. */
export interface PolicyOptions {
  readonly policy?: string
  readonly logKey?: string
  readonly witness: readonly string[]
  readonly quorum?: string
}

/** What every command says of it that needs one. */
export const POLICY_HELP = `
POLICY is a JSON file {"logKey":"...","witnesses":["..."],"quorum":2}: the city's log and which witnesses must have seen the same.
Take it from the city once, by a way that you trust. In its place: --log-key KEY --witness KEY [--witness KEY] [--quorum N].`

const MAX_POLICY_BYTES = 100_000

interface PolicyTexts {
  readonly logKey: string
  readonly witnesses: readonly string[]
  readonly quorum: number
}

/** Gives a command the options by which it is told a policy. */
export function withPolicy(command: Command): Command {
  return command
    .option('--policy <file>', 'whose word to take, as JSON')
    .option('--log-key <key>', "the log's verifier key")
    .option('--witness <key>', 'verifier key of a witness; may be given several times', collect, [])
    .option('--quorum <number>', 'how many of the witnesses must have cosigned; by default all')
}

/**
 * Reads a policy.
 *
 * @throws CliError `usage`, `not-found` or `unreadable`; LogError `malformed-key`
 */
export async function policyOf(options: PolicyOptions): Promise<LogPolicy> {
  const { logKey, witnesses, quorum } = await textsOf(options)
  if (!Number.isInteger(quorum) || quorum < 1 || quorum > witnesses.length) {
    throw new CliError('usage', 'a quorum is 1 to the number of witnesses, and there is at least one witness')
  }
  return {
    logKey: await parseVerifierKey(logKey),
    witnesses: await Promise.all(witnesses.map(parseVerifierKey)),
    quorum,
  }
}

async function textsOf({ policy, logKey, witness, quorum }: PolicyOptions): Promise<PolicyTexts> {
  if (policy === undefined) {
    if (logKey === undefined)
      throw new CliError('usage', 'say whose word to take: --policy, or --log-key and --witness')
    return { logKey, witnesses: [...witness], quorum: quorum === undefined ? witness.length : Number(quorum) }
  }
  const text = Buffer.from(await readBoundedFile(policy, MAX_POLICY_BYTES)).toString('utf8')
  const read = parse(text)
  if (!read) throw new CliError('unreadable', `${policy} is no policy`)
  return read
}

function parse(text: string): PolicyTexts | null {
  try {
    const { logKey, witnesses, quorum } = JSON.parse(text) as Partial<PolicyTexts>
    const listed = Array.isArray(witnesses) && witnesses.every((key) => typeof key === 'string')
    return typeof logKey === 'string' && listed && typeof quorum === 'number' ? { logKey, witnesses, quorum } : null
  } catch {
    return null
  }
}

function collect(value: string, values: readonly string[]): readonly string[] {
  return [...values, value]
}
