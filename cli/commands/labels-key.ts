import type { DeskClient, HeldLabelKey } from '@hefu/city'
import { type ActBody, type LocalText, labelKeyId, type ProvenRegister } from '@hefu/standard'
import { Command } from 'commander'
import { CliError } from '../error.ts'
import { EXIT_HOLDS, type Finish } from '../exit-code.ts'
import type { Terminal } from '../terminal.ts'
import { columns } from '../text/columns.ts'
import { shownDigest } from '../text/digest.ts'
import { fingerprint } from '../text/fingerprint.ts'
import { jsonLine } from '../text/json.ts'
import { localTime, parseMoment } from '../text/moment.ts'
import { readOfficerFile } from '../trust/officer-file.ts'
import { openBundle } from '../trust/open-bundle.ts'
import { POLICY_HELP, type PolicyOptions, policyOf, withPolicy } from '../trust/policy.ts'
import { fetchBundle } from '../trust/read-bundle.ts'

interface KeyOptions extends PolicyOptions {
  readonly officer: string
  readonly ends?: string
  readonly extend?: string
  readonly retire?: string
  readonly json?: boolean
}

const HELP = `
A label key signs the codes on doors and labels. The city's server makes one by itself, and the next one half a year before it ends; none
signs anything before two officers have registered it. This proposes those that are new, and 'hefu register approve' of a second officer
registers them. Compare the fingerprint with 'hefu keys' of the city's team.

A label stops being genuine when its key ends: --extend gives a key that has not ended another end, so that labels outdoors go on. --retire ends
a key at once, with every label that it signed; there is no way back.

Examples:
  hefu labels key https://code.city.example --policy POLICY --officer data.1.json
  hefu labels key https://code.city.example --policy POLICY --officer data.1.json --extend a --ends 2029-11-01
  hefu labels key https://code.city.example --policy POLICY --officer data.1.json --retire a
${POLICY_HELP}`

const DAY = 86_400
/** A day less than the longest term of the register, so that clocks that differ do not matter. */
const TERM = 1095 * DAY

/** `hefu labels key`: proposes the label keys that a city holds and the register does not have, another end of one, or its end. */
export function labelsKeyCommand(terminal: Terminal, finish: Finish): Command {
  return withPolicy(new Command('key'))
    .summary('propose, extend or retire keys that sign labels')
    .description(
      'Proposes the label keys that a city holds and that its register does not have yet, another end of a key, or its end.',
    )
    .argument('<url>', "the city's address")
    .requiredOption('--officer <file>', "the proposing officer's key file")
    .option('--ends <date>', 'until when the labels hold, by default and at most three years')
    .option('--extend <id>', 'give this key of the register the end named by --ends')
    .option('--retire <id>', 'end this key at once, with every label that it signed')
    .option('--json', 'print one line of JSON')
    .addHelpText('after', HELP)
    .action(async (url: string, options: KeyOptions) => {
      await terminal.print(await runKey(url.replace(/\/$/, ''), options, terminal))
      finish(EXIT_HOLDS)
    })
}

async function runKey(url: string, options: KeyOptions, { clock }: Terminal): Promise<string> {
  if (options.extend !== undefined && options.retire !== undefined) {
    throw new CliError('usage', 'a key is extended or retired')
  }
  const officer = await readOfficerFile(options.officer)
  const policy = await policyOf(options)
  const { register } = await openBundle(await fetchBundle(url), policy)
  const { deskClient } = await import('@hefu/city')
  const desk = deskClient(url, policy.logKey.name)
  const offset = register.state.city?.utcOffsetMinutes ?? 0
  const endsAt = options.ends === undefined ? clock() + TERM : parseMoment(options.ends, offset)
  const bodies = await bodiesOf(options, endsAt, register, desk)
  const proposed = []
  for (const body of bodies) {
    proposed.push({ body, digest: shownDigest(await desk.propose(body, officer, clock())) })
  }
  if (options.json) return jsonLine({ proposed })
  const rows = proposed.map(async ({ body, digest }) =>
    body.kind === 'label-key'
      ? [
          digest,
          body.key.id,
          body.key.origin,
          `until ${localTime(body.key.endsAt, offset)}`,
          await fingerprint(body.key.publicKey),
        ]
      : [digest, body.key, 'ends at once, with its labels'],
  )
  return `${columns(await Promise.all(rows)).join('\n') || 'there is no key to propose'}\n`
}

type KeyAct = Extract<ActBody, { kind: 'label-key' | 'label-key-end' }>

async function bodiesOf(
  { extend, retire, ends }: KeyOptions,
  endsAt: number,
  { state }: ProvenRegister,
  desk: DeskClient,
): Promise<KeyAct[]> {
  if (retire !== undefined) return [{ kind: 'label-key-end', key: knownKey(state, retire).id }]
  if (extend !== undefined) {
    if (ends === undefined) throw new CliError('usage', '--extend needs --ends')
    return [{ kind: 'label-key', key: { ...knownKey(state, extend), endsAt } }]
  }
  const name = state.city?.name
  if (!name) throw new CliError('not-founded', 'the register is not founded')
  const waiting = (await desk.proposals()).flatMap(({ standing, proposal: { body } }) =>
    standing.status === 'waiting' && body.kind === 'label-key' ? [body.key.id] : [],
  )
  const isNew = ({ id, endsAt: registeredEnd }: HeldLabelKey): boolean =>
    registeredEnd === null && !waiting.includes(id)
  return (await desk.labelKeys()).filter(isNew).map((key) => registration(key, name, endsAt))
}

function registration(key: HeldLabelKey, name: LocalText, endsAt: number): KeyAct {
  return { kind: 'label-key', key: { ...key, name, endsAt } }
}

function knownKey({ labelKeys }: ProvenRegister['state'], id: string) {
  const known = labelKeys.get(labelKeyId(id))
  if (!known) throw new CliError('usage', `the register has no label key ${id}`)
  return known
}
