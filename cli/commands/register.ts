import { setTimeout } from 'node:timers/promises'
import type { DeskClient } from '@hefu/city'
import type { LogPolicy } from '@hefu/log'
import { type ActBody, decodeAct, type ProvenRegister, type SignedAct } from '@hefu/standard'
import { Command } from 'commander'
import { CliError } from '../error.ts'
import { EXIT_HOLDS, type Finish } from '../exit-code.ts'
import type { Terminal } from '../terminal.ts'
import { columns } from '../text/columns.ts'
import { readDigest, shownDigest } from '../text/digest.ts'
import { jsonLine } from '../text/json.ts'
import { formatMoment } from '../text/moment.ts'
import { bundleContent, bundleWords } from '../trust/bundle-words.ts'
import { readOfficerFile } from '../trust/officer-file.ts'
import { openBundle } from '../trust/open-bundle.ts'
import { POLICY_HELP, type PolicyOptions, policyOf, withPolicy } from '../trust/policy.ts'
import { fetchBundle, readBoundedFile } from '../trust/read-bundle.ts'
import { watchRegister } from '../trust/watch-register.ts'

interface DeskOptions extends PolicyOptions {
  readonly officer: string
  readonly second?: string
  readonly reason?: string
  readonly issuer?: string
  readonly json?: boolean
  readonly every?: string
}

const HELP = `
Examples:
  hefu register found https://code.city.example founding.json --policy POLICY --officer data.1.json --second justice.1.json
  hefu register propose https://code.city.example act.json --policy POLICY --officer data.1.json
  hefu register show https://code.city.example --policy POLICY
  hefu register watch https://code.city.example --policy POLICY
  hefu register approve https://code.city.example DIGEST --policy POLICY --officer justice.1.json
${POLICY_HELP}

Acts are JSON: {"kind":"notice-period","days":14}, {"kind":"service","service":{...}}; docs/operate.md lists them.`

const MAX_ACT_BYTES = 200_000

/** `hefu register`: found a city, propose, decide, and read its register. */
export function registerCommand(terminal: Terminal, finish: Finish): Command {
  const done = async (text: string): Promise<void> => {
    await terminal.print(text)
    finish(EXIT_HOLDS)
  }
  const command = (name: string, summary: string): Command =>
    withPolicy(new Command(name)).summary(summary).description(`${summary}.`).argument('<url>', "the city's address")
  const byOfficer = (made: Command): Command => made.requiredOption('--officer <file>', "the officer's key file")

  const found = byOfficer(command('found', 'decide the first act: the city, its officers, its notice period'))
    .argument('<file>', 'the founding act, as JSON')
    .requiredOption('--second <file>', 'the key file of the officer who approves')
    .action(async (url: string, file: string, options: DeskOptions) => {
      const [desk, first] = [await deskOf(url, options), await readOfficerFile(options.officer)]
      const second = await readOfficerFile(options.second ?? '')
      const body = await readAct(file, options, null)
      if (body.kind !== 'city') throw new CliError('usage', 'the first act is of kind city')
      await done(jsonLine(await desk.found(body, [first, second], terminal.clock())))
    })
  const propose = byOfficer(command('propose', 'propose an act; a second officer has to approve it'))
    .argument('<file>', 'the act, as JSON')
    .option('--issuer <id>', 'whose credentials a service accepts; by default the first issuer of the register')
    .action(async (url: string, file: string, options: DeskOptions) => {
      const [desk, officer] = [await deskOf(url, options), await readOfficerFile(options.officer)]
      const { register } = await openBundle(await fetchBundle(url), await policyOf(options))
      const body = await readAct(file, options, register)
      await done(`${shownDigest(await desk.propose(body, officer, terminal.clock()))}\n`)
    })
  const approve = byOfficer(command('approve', 'approve what another officer proposed: it becomes an act of the log'))
    .argument('<digest>', 'of the proposal')
    .action(async (url: string, digest: string, options: DeskOptions) => {
      const [desk, officer] = [await deskOf(url, options), await readOfficerFile(options.officer)]
      await done(jsonLine(await desk.approve(readDigest(digest), officer, terminal.clock())))
    })
  const decline = byOfficer(command('decline', 'decline a proposal, or take back your own'))
    .argument('<digest>', 'of the proposal')
    .requiredOption('--reason <text>', 'why; it is public')
    .action(async (url: string, digest: string, options: DeskOptions) => {
      const [desk, officer] = [await deskOf(url, options), await readOfficerFile(options.officer)]
      await desk.decline(readDigest(digest), officer, options.reason ?? '', terminal.clock())
      await done('declined\n')
    })
  const show = command('show', 'the register as it is, proven, and what waits for a second officer')
    .option('--json', 'print one line of JSON')
    .action(async (url: string, options: DeskOptions) => done(await runShow(url, options, terminal)))
  const history = command('history', 'every act so far, proven')
    .option('--json', 'print one line of JSON')
    .action(async (url: string, options: DeskOptions) => done(await runHistory(url, options)))
  const watch = command('watch', 'every act so far, and every new one as it comes, until stopped')
    .option('--every <seconds>', 'how often to look', '60')
    .option('--json', 'print a line of JSON for each act')
    .action(async (url: string, options: DeskOptions) => {
      await runWatch(url, options, terminal)
      finish(EXIT_HOLDS)
    })

  const register = new Command('register')
    .summary('found a city, propose, decide, and read its register')
    .description("A city's register: who may issue, who may ask for what, why and until when.")
    .addHelpText('after', HELP)
  for (const child of [found, propose, approve, decline, show, history, watch]) register.addCommand(child)
  return register
}

async function deskOf(url: string, options: PolicyOptions): Promise<DeskClient> {
  const { logKey }: LogPolicy = await policyOf(options)
  const { deskClient } = await import('@hefu/city')
  return deskClient(url.replace(/\/$/, ''), logKey.name)
}

async function readAct(path: string, { issuer }: DeskOptions, register: ProvenRegister | null): Promise<ActBody> {
  const text = Buffer.from(await readBoundedFile(path, MAX_ACT_BYTES)).toString('utf8')
  const { parseAct } = await import('@hefu/city')
  const { issuerId } = await import('@hefu/standard')
  const [first] = register?.state.issuers.keys() ?? []
  const scene = {
    issuer: issuer === undefined ? (first ?? issuerId('none')) : issuerId(issuer),
    utcOffsetMinutes: register?.state.city?.utcOffsetMinutes ?? 0,
  }
  try {
    return parseAct(JSON.parse(text), scene)
  } catch (cause) {
    if (!(cause instanceof SyntaxError)) throw cause
    throw new CliError('unreadable', `${path} is not JSON`, { cause })
  }
}

async function runShow(url: string, options: DeskOptions, { clock }: Terminal): Promise<string> {
  const { bundle } = await openBundle(await fetchBundle(url), await policyOf(options))
  const waiting = (await (await deskOf(url, options)).proposals()).filter(
    ({ standing }) => standing.status === 'waiting',
  )
  if (options.json)
    return jsonLine({
      ...(bundleContent(bundle, clock()) as object),
      waiting: waiting.map((one) => ({ ...one, digest: shownDigest(one.digest) })),
    })
  const rows = waiting.map(({ digest, proposal }) => [
    shownDigest(digest),
    proposal.body.kind,
    `proposed by ${proposal.proposer} ${formatMoment(proposal.proposedAt, bundle.utcOffsetMinutes)}`,
    jsonLine(proposal.body).trim(),
  ])
  const lines = columns(rows).map((line) => `  ${line}`)
  return `${await bundleWords(bundle, clock())}waiting for a second officer\n${lines.join('\n') || '  nothing'}\n`
}

async function runHistory(url: string, options: DeskOptions): Promise<string> {
  const { register, bundle } = await openBundle(await fetchBundle(url), await policyOf(options))
  const acts = register.entries.map((entry, index) => ({ index, ...decodeAct(entry) }))
  if (options.json) return jsonLine({ acts })
  return actLines(acts, bundle.utcOffsetMinutes)
}

/** What is wrong with the log, if anything is, ends it as an error: 1, and one line that says so. */
async function runWatch(url: string, options: DeskOptions, terminal: Terminal): Promise<void> {
  const seconds = Number(options.every)
  if (!(seconds >= 1)) throw new CliError('usage', '--every is a number of seconds')
  const stop = terminal.stopSignal()
  const address = url.replace(/\/$/, '')
  await watchRegister({
    policy: await policyOf(options),
    fetch: (start) => fetchBundle(`${address}/bundle?start=${start}`),
    pause: () => setTimeout(seconds * 1000, undefined, { signal: stop }).catch(() => {}),
    stop,
    async onActs(acts, { bundle }) {
      const rows = acts.map(({ index, act }) => ({ index, ...act }))
      await terminal.print(
        options.json ? rows.map((row) => jsonLine(row)).join('') : actLines(rows, bundle.utcOffsetMinutes),
      )
    },
    onSilence: ({ code, message }) => terminal.warn(`hefu: ${code}: ${message}; asking again in ${seconds} s\n`),
  })
}

function actLines(acts: readonly (SignedAct & { readonly index: number })[], utcOffsetMinutes: number): string {
  const rows = acts.map(({ index, body, proposer, approver, decidedAt }) => [
    String(index),
    formatMoment(decidedAt, utcOffsetMinutes),
    body.kind,
    subjectOf(body),
    `${proposer}, ${approver}`,
  ])
  return `${columns(rows).join('\n')}\n`
}

/** What an act is about, in a word. */
function subjectOf(body: ActBody): string {
  switch (body.kind) {
    case 'city':
      return body.name.en
    case 'notice-period':
      return `${body.days} days`
    case 'officer':
      return body.officer.id
    case 'officer-end':
      return body.officer
    case 'issuer':
      return body.issuer.address === undefined ? body.issuer.id : `${body.issuer.id} at ${body.issuer.address}`
    case 'issuer-key':
      return `${body.key.type} ${body.key.firstEpoch} to ${body.key.lastEpoch}`
    case 'issuer-key-end':
      return `until ${body.lastEpoch}`
    case 'credential-type':
      return body.type.id
    case 'service':
      return body.service.id
    case 'label-key':
      return `${body.key.id} ${body.key.origin}`
    case 'label-key-end':
      return body.key
    case 'early-end':
    case 'early-end-lifted':
    case 'sunset':
    case 'destruction':
      return body.type
  }
}
