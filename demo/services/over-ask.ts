import { randomBytes } from 'node:crypto'
import { ed25519Sign } from '@hefu/log'
import {
  encodeRequest,
  HEALTH_LAB,
  type LocalText,
  localText,
  PERSON_IDENTITY,
  type RequestClaim,
  requestMessage,
  type ServiceId,
  slotAt,
} from '@hefu/standard'
import { SHOP_OVER_ASK } from './demo-services.ts'
import { type GateKey, signingKey } from './request-keys.ts'
import { BANK, EMPLOYER, LANDLORD, SHOP, WARD } from './service-ids.ts'

/** Somebody who asks for what they have not registered. Wallets refuse the whole of it. */
export interface OverAsker {
  /** Names the page at which the request is shown. */
  readonly id: string
  readonly name: LocalText
  /** What was registered, and what is asked for. */
  readonly says: LocalText
  /** For whom it pretends to ask, and with whose key it signs. */
  readonly service: ServiceId
  readonly signer: ServiceId
  readonly indexes: readonly number[]
}

const WHOLE_IDENTITY = PERSON_IDENTITY.attributes.map((_, index) => index)

/** The corner shop, a bank and a landlord ask beyond their own entries; an employer poses as a hospital ward to see a laboratory result. */
export const OVER_ASKERS: readonly OverAsker[] = [
  {
    id: 'shop',
    name: localText('便利店年龄核验', 'Corner shop age check'),
    says: localText(
      '这家店登记的只有“年满 18 岁”，却还想知道您是不是本市居民、有什么优惠。',
      'This shop registered “18 or over” and nothing else, and asks for residency and concession too.',
    ),
    service: SHOP,
    signer: SHOP,
    indexes: SHOP_OVER_ASK,
  },
  {
    id: 'employer',
    name: localText('用人单位招聘', 'An employer hires'),
    says: localText(
      '这家单位登记的只有“年满 18 岁”，却冒充医院病房，想看您的化验结果。',
      'This employer registered “18 or over” and nothing else, and poses as a hospital ward to see your laboratory result.',
    ),
    service: WARD,
    signer: EMPLOYER,
    indexes: HEALTH_LAB.attributes.map((_, index) => index),
  },
  {
    id: 'employer-concession',
    name: localText('用人单位入职', 'An employer takes somebody on'),
    says: localText(
      '同一家单位还想知道您有什么优惠：其中会说出残疾。',
      'The same employer asks for your concession too, which would tell of a disability.',
    ),
    service: EMPLOYER,
    signer: EMPLOYER,
    indexes: SHOP_OVER_ASK,
  },
  {
    id: 'bank',
    name: localText('银行开户', 'A bank opens an account'),
    says: localText(
      '这家银行登记的是姓名和证件号码，却要整张身份凭证。',
      'This bank registered name and document number, and asks for the whole of your identity credential.',
    ),
    service: BANK,
    signer: BANK,
    indexes: WHOLE_IDENTITY,
  },
  {
    id: 'landlord',
    name: localText('房东看房', 'A landlord shows a flat'),
    says: localText(
      '这位房东登记的只有姓名，却要证件号码、出生日期和照片摘要。',
      'This landlord registered a name, and asks for document number, date of birth and photo digest too.',
    ),
    service: LANDLORD,
    signer: LANDLORD,
    indexes: WHOLE_IDENTITY,
  },
]

/** What an over-asker shows at this moment, `HQ1:...`; undefined without their key. @param now Unix seconds */
export async function requestOf(
  { service, signer, indexes }: OverAsker,
  keys: Readonly<Record<string, GateKey>>,
  now: number,
): Promise<string | undefined> {
  const key = keys[signer]
  return key && signedRequest({ service, indexes }, key, now)
}

/**
 * A request of the corner shop, properly signed with its registered key, for more than it has registered. The gate engine would
 * not make it; a dishonest gate would.
 *
 * @param now Unix seconds
 * @returns `HQ1:...`
 */
export function overAskingRequest(key: GateKey, now: number): Promise<string> {
  return signedRequest({ service: SHOP, indexes: SHOP_OVER_ASK }, key, now)
}

async function signedRequest(
  of: Pick<RequestClaim, 'service' | 'indexes'>,
  key: GateKey,
  now: number,
): Promise<string> {
  const { id, privateKey } = await signingKey(key)
  const claim: RequestClaim = { ...of, nonce: new Uint8Array(randomBytes(16)), slot: slotAt(now), keyId: id }
  return encodeRequest({ ...claim, signature: await ed25519Sign(privateKey, requestMessage(claim)) })
}
