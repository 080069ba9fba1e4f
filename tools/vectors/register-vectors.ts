import { toBase64url, toHex } from '@hefu/bytes'
import { formatVerifierKey, leafHash } from '@hefu/log'
import {
  type ActBody,
  applyAct,
  approvalMessage,
  decodeAct,
  decodeRegisterBundle,
  EMPTY_REGISTER,
  encodeRegisterBundle,
  issuerId,
  labelKeyId,
  proposalMessage,
  proveRegister,
  RegisterError,
  type RegisterState,
  serviceInForce,
} from '@hefu/standard'
import type { SyntheticCity } from '@hefu/testing'
import type { Json } from './format-vectors.ts'

/** The register that every other vector is judged by, and the keys to pin. */
export async function bundleVector(city: SyntheticCity): Promise<Json> {
  const { logKey, witnesses, quorum } = city.policy
  return {
    log: { key: formatVerifierKey(logKey), witnesses: witnesses.map(formatVerifierKey), quorum },
    bundle: toBase64url(await city.register.bytes()),
  }
}

/** Acts in order: what officers signed, the leaf of the log, and what the rules make of each in its place. */
export async function actVectors(city: SyntheticCity): Promise<Json> {
  const { register, services, policy } = city
  const origin = policy.logKey.name
  const [first, second] = register.officers
  const day = 86_400
  const labelKey = {
    id: labelKeyId('t1'),
    name: city.bundle.name,
    origin: 'https://code.synthetic.example',
    serves: ['thing'],
    publicKey: first.publicKey,
    endsAt: city.now + 200 * day,
  } as const
  const ticketOffice = {
    id: issuerId('transit'),
    name: { 'zh-CN': '合成市公交', en: 'Synthetic Transit' },
    address: 'https://tickets.synthetic.example',
  } as const
  const later: readonly (readonly [why: string, body: ActBody, by?: readonly [typeof first, typeof first]])[] = [
    ['a notice period that is longer takes effect at once', { kind: 'notice-period', days: 7 }],
    ['a service that asks more waits', { kind: 'service', service: { ...services.metro, required: [4] } }],
    ['a service that keeps less does not', { kind: 'service', service: { ...services.hotel, retentionDays: 7 } }],
    ['nobody approves alone', { kind: 'notice-period', days: 8 }, [first, first]],
    ['an end over three years away', { kind: 'service', service: { ...services.bar, endsAt: city.now + 1200 * day } }],
    ['a key that is there already', { kind: 'issuer-key', key: city.bundle.issuerKeys[0] as never }],
    ['an early end says no person', { kind: 'early-end', type: services.metro.type, reason: 'holder-asked' }],
    ['an early end taken back', { kind: 'early-end-lifted', type: services.metro.type, reason: 'holder-asked' }],
    ['more taken back than was ended', { kind: 'early-end-lifted', type: services.metro.type, reason: 'holder-asked' }],
    ['a key for the codes of things', { kind: 'label-key', key: labelKey }],
    ['the same key for longer', { kind: 'label-key', key: { ...labelKey, endsAt: city.now + 300 * day } }],
    ['the same id for another key', { kind: 'label-key', key: { ...labelKey, publicKey: second.publicKey } }],
    ['a label key ends', { kind: 'label-key-end', key: labelKey.id }],
    ['an issuer with an address', { kind: 'issuer', issuer: ticketOffice }],
    [
      'answers that go to an address wait',
      { kind: 'service', service: { ...services.bar, answersAt: `${ticketOffice.address}/answers` } },
    ],
    ['a third officer', { kind: 'officer', officer: { ...second, id: 'office.3' as never } }],
  ]
  const made: (readonly [string, Uint8Array])[] = register.entries.map((entry) => ['of the founding', entry])
  for (const [why, body, by] of later) made.push([why, await register.act(body, by ?? [first, second])])
  let state: RegisterState = EMPTY_REGISTER
  const acts = made.map(([why, entry]) => {
    const act = decodeAct(entry)
    const applied = applyAct(state, act)
    if (applied.outcome === 'applied') state = applied.state
    return {
      why,
      act: toHex(entry),
      leafHash: toHex(leafHash(entry)),
      proposalMessage: toHex(proposalMessage(origin, act)),
      approvalMessage: toHex(approvalMessage(origin, act)),
      ...(applied.outcome === 'applied' ? { effectiveFrom: applied.effectiveFrom } : { refused: applied.reason }),
    }
  })
  const metro = [0, 7].map((days) => serviceInForce(state, services.metro.id, city.now + days * day)?.required ?? null)
  return { origin, acts, metroAsksNow: metro[0] ?? null, metroAsksInSevenDays: metro[1] ?? null }
}

/** Bundles one after the other, each to a reader who has proven the one of `trust-bundle.json`. */
export async function bundleCases(city: SyntheticCity): Promise<Json> {
  const { register, policy } = city
  const honest = await register.bytes()
  const known = await proveRegister(honest, policy, null)
  const { now, witnesses, entries } = register
  const other = await register.act({ kind: 'notice-period', days: 3 })
  const impostor = { ...register.officers[0], id: register.officers[1].id }
  const forged = await register.act({ kind: 'notice-period', days: 3 }, [register.officers[0], impostor])
  const whole = decodeRegisterBundle(honest)
  const cases: readonly (readonly [why: string, bytes: Uint8Array])[] = [
    ['the same again', honest],
    ['nothing new, seen later', await register.bytes({ start: entries.length, attestedAt: now + 60 })],
    [
      'one act more, as a delta',
      await register.bytes({ entries: [...entries, other], start: 1, attestedAt: now + 60 }),
    ],
    ['one witness of two', await register.bytes({ cosigners: witnesses.slice(0, 1) })],
    [
      'another last act under the same checkpoint',
      encodeRegisterBundle({ ...whole, entries: [...entries.slice(0, -1), other] }),
    ],
    [
      'two heads of one size',
      await register.bytes({ entries: [...entries.slice(0, -1), other], attestedAt: now + 60 }),
    ],
    ['fewer acts, seen later', await register.bytes({ entries: entries.slice(0, -1), attestedAt: now + 60 })],
    ['an older checkpoint', await register.bytes({ attestedAt: now - 60 })],
    [
      'an act that its officers did not sign',
      await register.bytes({ entries: [...entries, forged], attestedAt: now + 60 }),
    ],
    [
      'acts missing between',
      await register.bytes({ entries: [...entries, other, other], start: entries.length + 1, attestedAt: now + 60 }),
    ],
  ]
  return Promise.all(
    cases.map(async ([why, bytes]) => {
      const outcome = await proveRegister(bytes, policy, known).then(
        ({ state, attestedAt }) => ({ acts: state.size, attestedAt }),
        (error: { code: string }) => ({ refused: error.code, alarm: error instanceof RegisterError }),
      )
      return { why, bundle: toBase64url(bytes), ...outcome }
    }),
  )
}
