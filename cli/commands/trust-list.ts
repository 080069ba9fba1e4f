import { writeFile } from 'node:fs/promises'
import { type HealthFormat, parseTrustList, type TrustedKey, writeTrustList } from '@hefu/health'
import { Command, Option } from 'commander'
import { CliError } from '../error.ts'
import { EXIT_HOLDS, type Finish } from '../exit-code.ts'
import type { Terminal } from '../terminal.ts'
import { readRevoked } from '../trust-list/read-revoked.ts'
import { joined, readSource } from '../trust-list/read-source.ts'

interface MakeOptions {
  readonly kind: HealthFormat
  readonly save: string
  readonly country?: string
  readonly issuer?: string
  readonly name?: string
  readonly revoked?: string
  readonly withEnded?: boolean
}

const HELP = `
SOURCE is a file or a folder: certificates (PEM or DER), public keys (PEM), an issuer's jwks.json, or the revocation list of one of
its keys (.well-known/crl/KID.json). A DCC names its key by the certificate, so for --kind dcc certificates are needed; what
they may vouch for is taken from their extended key usages, and certificates that have ended are left out.

Where the files come from is yours to know: whoever is on the list can make certificates that wallets and gates call genuine.

Examples:
  hefu trust-list make certificates/ --kind dcc --save dcc.json
  hefu trust-list make jwks.json crl/ --kind shc --issuer https://clinic.example/cards --name "Clinic" --save shc.json`

/** `hefu trust-list`: whom wallets and gates trust for health certificates. */
export function trustListCommand(terminal: Terminal, finish: Finish): Command {
  const make = new Command('make')
    .summary('make a trust list from certificates, keys or a JWKS')
    .description('Makes the file by which wallets and gates check health certificates of one format.')
    .argument('<source...>', 'files or folders with certificates or keys')
    .addOption(new Option('--kind <kind>', 'which format').choices(['dcc', 'shc']).makeOptionMandatory())
    .requiredOption('--save <file>', 'where the list goes; it takes the place of one that is there')
    .option('--country <code>', 'of certificates that name none: two letters')
    .option('--issuer <url>', 'whose SMART Health Cards the keys sign')
    .option('--name <name>', 'what people call the issuer')
    .option('--revoked <file>', 'certificates that are revoked, a line each: KID ID')
    .option('--with-ended', 'keep certificates that have ended')
    .addHelpText('after', HELP)
    .action(async (sources: readonly string[], options: MakeOptions) => {
      await terminal.print(await makeTrustList(sources, options, terminal))
      finish(EXIT_HOLDS)
    })
  return new Command('trust-list')
    .summary('whom wallets and gates trust for EU DCC and SMART Health Cards')
    .description('Trust lists for health certificates of others.')
    .addCommand(make)
}

async function makeTrustList(sources: readonly string[], options: MakeOptions, { clock }: Terminal): Promise<string> {
  const { kind, save, country, issuer, name = null, withEnded = false } = options
  const now = clock()
  const defaults = { kind, country, issuer, name, now: withEnded ? null : now }
  const {
    keys: found,
    revoked,
    ended,
  } = joined(await Promise.all(sources.map((source) => readSource(source, defaults))))
  const keys = withoutRepetition(found)
  if (keys.length === 0) throw new CliError('unreadable', 'there is no key to trust in these files')
  const more = options.revoked === undefined ? [] : await readRevoked(options.revoked, kind)
  const text = writeTrustList({ kind, issuedAt: now, keys, revoked: [...revoked, ...more] })
  // What apps will read is read here first: an address with a slash at its end, say, is told now.
  const checked = parseTrustList(text)
  if (checked.outcome === 'refused') throw new CliError('usage', checked.why)
  await writeFile(save, text).catch((cause: unknown) => {
    throw new CliError('not-saved', `cannot write ${save}`, { cause })
  })
  const gone = checked.list.revoked.reduce((sum, { ids }) => sum + ids.size, 0)
  const issuers = new Set(keys.map((key) => key.issuer)).size
  return `${keys.length} keys of ${issuers} issuers, ${gone} revoked, ${ended} ended and left out: ${save}\n`
}

function withoutRepetition(keys: readonly TrustedKey[]): readonly TrustedKey[] {
  return [...new Map(keys.map((key) => [`${key.kid} ${key.issuer}`, key])).values()]
}
