import { generateKeyPair } from '@hefu/bbs'
import { toBase64url, toHex } from '@hefu/bytes'
import { createGate } from '@hefu/gate'
import { issueCredential } from '@hefu/issuer'
import {
  decodePass,
  encodeIssuedCredential,
  encodePass,
  epochAt,
  epochPlus,
  PERSON_ENTRY,
  proveRegister,
  registerView,
  slotAt,
  type TrustBundle,
} from '@hefu/standard'
import { ADULT, ISSUER, type SyntheticCity, seededRandom } from '@hefu/testing'
import { beginIssuance, type HeldCredential, makePass, receiveCredential } from '@hefu/wallet'
import type { Json } from './format-vectors.ts'

/** What a gate says after officers have ended a key and registered another in its place. */
export async function endedKeyVectors(city: SyntheticCity): Promise<Json> {
  const random = seededRandom('ended key vectors')
  const { register, policy, bundle, services } = city
  const ended = bundle.issuerKeys.find(({ type }) => type === PERSON_ENTRY.id)
  const secret = city.issuerSecrets.get(PERSON_ENTRY)
  if (!ended || !secret) throw new Error('the synthetic city issues person.entry')
  const replacement = generateKeyPair(random(32))
  const end = { publicKey: ended.publicKey, lastEpoch: epochPlus(ended.firstEpoch, -1) }
  const entries = [
    ...register.entries,
    await register.act({ kind: 'issuer-key-end', ...end }),
    await register.act({ kind: 'issuer-key', key: { ...ended, publicKey: replacement.publicKey } }),
  ]
  const bytes = await register.bytes({ entries })
  const after = registerView(await proveRegister(bytes, policy, null))

  const issue = (keys: { readonly secretKey: Uint8Array; readonly publicKey: Uint8Array }, by: TrustBundle) => {
    const epoch = epochAt(city.now, bundle.utcOffsetMinutes)
    const pending = beginIssuance({ type: PERSON_ENTRY.id, epoch }, random)
    const { commitment } = pending
    const header = { issuer: ISSUER, type: PERSON_ENTRY.id, epoch }
    const entropy = Uint8Array.of(0, ...random(31))
    const issued = issueCredential({ ...keys, type: PERSON_ENTRY, header, values: ADULT, commitment, entropy })
    return receiveCredential({ text: encodeIssuedCredential(issued), pending, bundle: by, present: null })
  }
  const pass = (credential: HeldCredential, by: TrustBundle): string =>
    makePass({ credential, service: services.metro, bundle: by, slot: slotAt(city.now) }, random)
  const old = pass(issue(secret, bundle), bundle)
  const decoded = decodePass(old)
  const forged = encodePass({ ...decoded, proof: decoded.proof.with(200, (decoded.proof[200] ?? 0) ^ 1) })
  const cases: readonly (readonly [why: string, text: string])[] = [
    ['a pass by the ended key', old],
    ['a pass by the ended key with its proof altered', forged],
    ['a pass by the key that took its place', pass(issue(replacement, after), after)],
  ]
  const gate = createGate({ bundle: after, service: services.metro.id, clock: () => city.now, random })
  return {
    bundle: toBase64url(bytes),
    service: services.metro.id,
    now: city.now,
    cases: cases.map(([why, text]) => {
      const verdict = gate.check(text)
      const outcome =
        verdict.verdict === 'admitted' ? { pseudonym: toHex(verdict.pseudonym) } : { reason: verdict.reason }
      return { why, text, verdict: verdict.verdict, ...outcome }
    }),
  }
}
