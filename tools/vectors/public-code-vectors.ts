import { toHex } from '@hefu/bytes'
import { ed25519KeyPair } from '@hefu/log'
import { judgePublicCode, type LabelKey, labelKeyId, publicCodeMessage, signPublicCode } from '@hefu/standard'
import type { SyntheticCity } from '@hefu/testing'
import type { Json } from './format-vectors.ts'

const ORIGIN = 'https://code.synthetic.example'

/** Public codes with what was signed, and texts with the verdict on each by two label keys. */
export async function publicCodeVectors(city: SyntheticCity): Promise<Json> {
  const [things, shops] = await Promise.all([11, 12].map((seed) => ed25519KeyPair(new Uint8Array(32).fill(seed))))
  if (!things || !shops) throw new Error('there are two keys')
  const keyOf = (id: string, publicKey: Uint8Array, endsAt: number): LabelKey => ({
    id: labelKeyId(id),
    name: city.bundle.name,
    origin: ORIGIN,
    serves: id === 't1' ? ['thing'] : ['organisation', 'thing'],
    publicKey,
    endsAt,
  })
  const keys = [keyOf('t1', things.publicKey, city.now + 9), keyOf('o1', shops.publicKey, city.now)]
  const lift = {
    subject: 'thing',
    origin: ORIGIN,
    id: 'lift-00042',
    label: '人民路12号 2号梯',
    keyId: keys[0]?.id,
  } as const
  const shop = {
    subject: 'organisation',
    origin: ORIGIN,
    id: 'noodles-7',
    label: 'Noodle House',
    keyId: keys[1]?.id,
  } as const
  const claims = [lift, shop].map((claim) => ({ ...claim, keyId: labelKeyId(claim.keyId ?? '') }))
  const signers = [things.privateKey, shops.privateKey]
  const codes = await Promise.all(
    claims.map(async (claim, i) => ({
      ...claim,
      message: toHex(publicCodeMessage(claim)),
      text: await signPublicCode(claim, signers[i] as CryptoKey),
    })),
  )
  const [first] = codes
  const text = first?.text ?? ''
  const texts: readonly (readonly [why: string, text: string])[] = [
    ['a label of a thing', text],
    ['a key that has ended', codes[1]?.text ?? ''],
    ['another thing', text.replace('lift-00042', 'lift-00043')],
    ['an organisation by a key for things', text.replace('/t/', '/o/')],
    ['a key that is not registered', text.replace('&k=t1', '&k=t2')],
    ['a host that is not registered', text.replace('code.synthetic', 'elsewhere')],
    ['a host drawn alike', text.replace('code.synthetic', 'c0de.synthetic')],
    ['no signature', text.replace(/&s=.*/, '')],
    ['a digit too few', text.slice(0, -1)],
    ['a fragment', `${text}#`],
    ['a number beyond 64 bytes', text.replace(/&s=.*/, `&s=${'9'.repeat(155)}`)],
    ['another page', 'https://elsewhere.example/today'],
    ['another scheme', 'javascript:alert(1)'],
  ]
  const verdicts = []
  for (const [why, scanned] of texts) {
    const { verdict, ...rest } = await judgePublicCode(scanned, keys, city.now)
    verdicts.push({ why, text: scanned, verdict, ...('reason' in rest && { reason: rest.reason }) })
  }
  return {
    now: city.now,
    keys: keys.map(({ publicKey, ...key }) => ({ ...key, publicKey: toHex(publicKey) })),
    codes,
    verdicts,
  } as unknown as Json
}
