import { generateKeyPair, loadCurve, type RandomSource, randomScalar } from '@hefu/bbs'
import { issueCredential } from '@hefu/issuer'
import { type Ed25519KeyPair, ed25519KeyPair, type LogPolicy } from '@hefu/log'
import {
  type AttributeValues,
  type CredentialType,
  type Epoch,
  encodeIssuedCredential,
  epochAt,
  epochPlus,
  PERSON_ENTRY,
  PERSON_IDENTITY,
  registerView,
  type Service,
  type TrustBundle,
} from '@hefu/standard'
import { beginIssuance, type HeldCredential, receiveCredential } from '@hefu/wallet'
import { seededRandom } from './seeded-random.ts'
import { type SyntheticRegister, syntheticRegister } from './synthetic-register.ts'
import { ISSUER, type SyntheticServiceName, syntheticServices } from './synthetic-services.ts'

/** A city without a server: a register in a log with witnesses, and an issuer that issues at once. */
export interface SyntheticCity {
  /** What wallets and gates work with: the register as it was founded. */
  readonly bundle: TrustBundle
  /** What they pin. */
  readonly policy: LogPolicy
  /** The register itself: tests add acts to it, and play a hostile server with it. */
  readonly register: SyntheticRegister
  readonly services: Readonly<Record<SyntheticServiceName, Service>>
  /** The key that every asking service's register entry names. */
  readonly requestKey: { readonly id: string } & Ed25519KeyPair
  readonly random: RandomSource
  /** Unix seconds: the first moment of this city's story. */
  readonly now: number
  readonly issuerSecrets: ReadonlyMap<
    CredentialType,
    { readonly secretKey: Uint8Array; readonly publicKey: Uint8Array }
  >
  /** A credential in a wallet of its own: a new holder unless `holder` is given, whose secrets it then keeps. */
  issue(values: AttributeValues, options?: IssueRequest): HeldCredential
}

/** What to issue, where it is not a `person.entry` of the present epoch to a new holder. */
export interface IssueRequest {
  readonly type?: CredentialType
  readonly epoch?: Epoch
  readonly holder?: HeldCredential
}

/** 2026-11-25 12:00:00 UTC, a Wednesday: 20:00 in the synthetic city. */
export const SYNTHETIC_NOW = 1_795_608_000

const ORIGIN = 'synthetic.example'
const NAME = { 'zh-CN': '合成市', en: 'Synthetic City' }
const DAY = 86_400

/** Over 18 and not yet 60, a resident, no concession. */
export const ADULT: AttributeValues = [true, true, true, true, true, false, false, false, 'resident', 'none']
/** Over 6 and not yet 12, a visitor. */
export const CHILD: AttributeValues = [true, false, false, false, false, false, false, false, 'visitor', 'child']
/** A person who does not exist. */
export const IDENTITY: AttributeValues = ['甄虚构', 'Zhen Xugou', '1990-02-28', 'resident-id', 'X-0000-0001', null]
/** May sign for a synthetic company and receive inspections, up to an amount, for a year. */
export const MANDATED: AttributeValues = [
  '91310000SYNTH0001X',
  '合成市虚构食品有限公司',
  false,
  true,
  false,
  false,
  true,
  'CNY 50000',
  '2027-11-30',
]

/** Makes a city in memory; the same seed makes the same city. Loads the curve. */
export async function syntheticCity(seed = 'synthetic city', now: number = SYNTHETIC_NOW): Promise<SyntheticCity> {
  await loadCurve()
  const random = seededRandom(seed)
  const utcOffsetMinutes = 480
  const present = epochAt(now, utcOffsetMinutes)
  const issuerSecrets = new Map([PERSON_ENTRY, PERSON_IDENTITY].map((type) => [type, generateKeyPair(random(32))]))
  const requestPair = await ed25519KeyPair(random(32))
  const requestKey = { id: 'request-1', ...requestPair }
  const services = syntheticServices({ id: requestKey.id, publicKey: requestKey.publicKey }, now - DAY)
  const register = await syntheticRegister(ORIGIN, now - DAY, random)
  const { officers } = register
  await register.decide({ kind: 'city', name: NAME, utcOffsetMinutes, noticeDays: 0, officers })
  await register.decide({ kind: 'issuer', issuer: { id: ISSUER, name: NAME } })
  for (const [type, { publicKey }] of issuerSecrets) {
    const crowd = type.attributes.map(() => (type === PERSON_ENTRY ? 100 : 0))
    await register.decide({ kind: 'credential-type', type, crowd, endsAt: now + 2 * 365 * DAY })
    const span = { firstEpoch: epochPlus(present, -4), lastEpoch: epochPlus(present, 4) }
    await register.decide({ kind: 'issuer-key', key: { issuer: ISSUER, type: type.id, publicKey, ...span } })
  }
  for (const service of Object.values(services)) await register.decide({ kind: 'service', service })
  register.now = now - 3600
  const bundle = registerView(await register.prove())

  function issue(values: AttributeValues, request: IssueRequest = {}): HeldCredential {
    const { type = PERSON_ENTRY, epoch = present, holder } = request
    const keys = issuerSecrets.get(type)
    if (!keys) throw new Error(`the synthetic city does not issue ${type.id}`)
    const pending = beginIssuance({ type: type.id, epoch, ...(holder && { proverNym: holder.proverNym }) }, random)
    const issued = issueCredential({
      ...keys,
      type,
      header: { issuer: ISSUER, type: type.id, epoch },
      values,
      commitment: pending.commitment,
      entropy: holder?.entropy ?? randomScalar(random),
    })
    return receiveCredential({ text: encodeIssuedCredential(issued), pending, bundle, present: holder ?? null })
  }

  return {
    bundle,
    policy: register.policy,
    register,
    services,
    requestKey,
    random,
    now,
    issuerSecrets,
    issue,
  }
}
