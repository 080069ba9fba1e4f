import { encodeDcbor, toBase64url } from '@hefu/bytes'
import { NONCE_LIFETIME } from '@hefu/server'
import {
  type CredentialTypeId,
  decodeIssuanceProof,
  type Epoch,
  encodeIssuanceProof,
  epochAt,
  epochPlus,
  type IssuanceProof,
  PERSON_ENTRY,
  PERSON_IDENTITY,
} from '@hefu/standard'
import { SYNTHETIC_NOW, seededRandom } from '@hefu/testing'
import { proveAcceptance } from '@hefu/wallet'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { CLAIMS, startTestCity, type TestCity, UTC_OFFSET_MINUTES } from '../test/test-city.ts'
import { accept, ask, nonceOf, type PreparedRequest, post, prepare, receive, unblind } from '../test/test-wallet.ts'
import { accept as acceptBy } from './accept.ts'
import { recordKeyOf } from './issuance-keys.ts'

const WEEK = 7 * 86_400
const random = seededRandom('issuance tests')

let city: TestCity
let people = 0
const present = (): Epoch => epochAt(city.time.now, UTC_OFFSET_MINUTES)
const next = (): Epoch => epochPlus(present(), 1)
/** Somebody who has not been here before. */
const somebody = (claims = CLAIMS): string => city.signIn(`person ${people++}`, claims)
const records = () => city.opened.database.selectFrom('issuance_record').selectAll().orderBy('subject_hash').execute()

beforeAll(async () => {
  city = await startTestCity()
})
afterAll(() => city.close())
beforeEach(() => {
  city.time.now = SYNTHETIC_NOW
})

describe('an enrolment', () => {
  test('gives a wallet a credential that it can unblind, with what the claims say', async () => {
    const { credential } = await receive(city, somebody())
    expect(credential.header).toEqual({ issuer: city.config.issuer, type: PERSON_ENTRY.id, epoch: present() })
    expect(credential.values).toEqual([true, true, true, true, true, false, false, false, 'resident', 'none'])
  })

  test.each([PERSON_ENTRY, PERSON_IDENTITY])('of $id may be for the next epoch', async ({ id }) => {
    const { credential } = await receive(city, somebody(), { type: id, epoch: next() })
    expect(credential.header).toMatchObject({ type: id, epoch: next() })
  })

  test('gives one person another share of the secret for each type, and nobody the share of another', async () => {
    const [a, b] = [somebody(), somebody()]
    const shares = [
      await receive(city, a),
      await receive(city, a, { type: PERSON_IDENTITY.id }),
      await receive(city, b),
    ].map(({ credential }) => credential.entropy.join())
    expect(new Set(shares).size).toBe(3)
  })

  test('is noted once accepted, and may be accepted again', async () => {
    const token = somebody()
    const received = await receive(city, token)
    expect(await accept(city, token, received)).toEqual({ status: 204 })
    expect(await accept(city, token, received)).toEqual({ status: 204 })
  })
})

describe('a refresh', () => {
  test('keeps the secret from epoch to epoch, and the pseudonym with it', async () => {
    const token = somebody()
    const first = await receive(city, token)
    await accept(city, token, first)
    const second = await receive(city, token, { epoch: next(), present: first.credential })
    expect(await accept(city, token, second)).toEqual({ status: 204 })
    city.time.now += WEEK
    const third = await receive(city, token, { epoch: next(), present: second.credential })
    expect(third.credential.nymSecret).toEqual(first.credential.nymSecret)
    expect(third.credential.signature).not.toEqual(second.credential.signature)
  })

  test('may show the credential of the epoch before: the wallet was off for a week', async () => {
    const token = somebody()
    const first = await receive(city, token)
    city.time.now += WEEK
    await receive(city, token, { present: first.credential })
  })

  test('may not show an older one', async () => {
    const token = somebody()
    const first = await receive(city, token)
    city.time.now += 2 * WEEK
    expect(await ask(city, token, { present: first.credential })).toMatchObject({ status: 400, error: 'invalid_proof' })
  })

  test('goes over the turn of a key span: the old key proves, the new one signs', async () => {
    city.time.now = Date.parse('2026-12-30T12:00:00Z') / 1000
    const token = somebody()
    const first = await receive(city, token)
    expect([present(), next()]).toEqual([202653, 202701])
    const second = await receive(city, token, { epoch: next(), present: first.credential })
    expect(second.credential.publicKey).not.toEqual(first.credential.publicKey)
    expect(second.credential.nymSecret).toEqual(first.credential.nymSecret)
  })

  test('takes the place of an acceptance that was lost', async () => {
    const token = somebody()
    const first = await receive(city, token)
    const second = await receive(city, token, { epoch: next(), present: first.credential })
    expect(await accept(city, token, second)).toEqual({ status: 204 })
  })

  test('with the credential of somebody else is denied, and changes nothing', async () => {
    const [mine, theirs] = [somebody(), somebody()]
    const own = await receive(city, mine)
    await accept(city, mine, own)
    const other = await receive(city, theirs)
    await accept(city, theirs, other)
    const before = await records()
    expect(await ask(city, mine, { epoch: next(), present: other.credential })).toMatchObject({
      status: 400,
      error: 'credential_request_denied',
      hefu_reason: 'pseudonym-differs',
    })
    expect(await records()).toEqual(before)
  })

  test('with the credential of somebody else is denied where no pseudonym is recorded yet, too', async () => {
    const [mine, theirs] = [somebody(), somebody()]
    await receive(city, mine)
    const other = await receive(city, theirs)
    await accept(city, theirs, other)
    expect(await ask(city, mine, { epoch: next(), present: other.credential })).toMatchObject({
      hefu_reason: 'pseudonym-differs',
    })
  })

  test('of a wallet that was replaced since is denied, and the new one goes on', async () => {
    const token = somebody()
    const lost = await receive(city, token)
    await accept(city, token, lost)
    const replacement = await receive(city, token)
    await accept(city, token, replacement)
    expect(await ask(city, token, { epoch: next(), present: lost.credential })).toMatchObject({
      status: 400,
      hefu_reason: 'pseudonym-differs',
    })
    await receive(city, token, { epoch: next(), present: replacement.credential })
  })

  test('of somebody without a record is denied', async () => {
    const { credential } = await receive(city, somebody())
    expect(await ask(city, somebody(), { present: credential })).toMatchObject({ hefu_reason: 'not-enrolled' })
  })

  test('shows the credential over this very commitment', async () => {
    const token = somebody()
    const { credential } = await receive(city, token)
    const [one, other] = [await proofOf({ present: credential }), await proofOf({ present: credential })]
    expect(await send(token, { ...one, commitment: other.commitment })).toMatchObject({ error: 'invalid_proof' })
    expect(await send(token, { ...one, nonce: await nonceOf(city) })).toMatchObject({ error: 'invalid_proof' })
  })
})

describe('replacements', () => {
  test('are as many as the city allows, an epoch', async () => {
    const token = somebody()
    for (let issuance = 0; issuance <= city.config.replacementsPerEpoch; issuance++) await receive(city, token)
    const exhausted = { status: 400, error: 'credential_request_denied', hefu_reason: 'replacements-exhausted' }
    expect(await ask(city, token)).toMatchObject(exhausted)
    for (let issuance = 0; issuance <= city.config.replacementsPerEpoch; issuance++) {
      await receive(city, token, { epoch: next() })
    }
    expect(await ask(city, token, { epoch: next() })).toMatchObject(exhausted)
    expect(await ask(city, token)).toMatchObject(exhausted)
    city.time.now += 2 * WEEK
    await receive(city, token)
  })

  test('of one type leave those of another', async () => {
    const token = somebody()
    for (let issuance = 0; issuance <= city.config.replacementsPerEpoch; issuance++) await receive(city, token)
    await receive(city, token, { type: PERSON_IDENTITY.id })
  })

  test('are not spent by a request repeated after its answer was lost: it yields the same credential', async () => {
    const token = city.signIn('forgetful')
    const prepared = await prepare(city)
    const answers = []
    for (let time = 0; time < 6; time++) answers.push(await post(city, '/credential', prepared.body, token))
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1)
    await unblind(city, prepared, answers[5] ?? { status: 0 })
    expect(await countOf('forgetful')).toBe(1)
  })

  test('are not more when many ask at once', async () => {
    const token = city.signIn('hasty')
    const prepared = await Promise.all(Array.from({ length: 12 }, () => prepare(city)))
    const answers = await Promise.all(prepared.map(({ body }) => post(city, '/credential', body, token)))
    const issued = answers.filter(({ status }) => status === 200)
    expect(issued.length).toBeGreaterThan(0)
    expect(issued.length).toBeLessThanOrEqual(1 + city.config.replacementsPerEpoch)
    expect(await countOf('hasty')).toBe(issued.length)
    for (const { status, error } of answers) if (status !== 200) expect(error).toMatch(/denied|invalid_credential_req/)
  })

  test('are counted together by two processes on one database', async () => {
    const second = await startTestCity({ shared: city })
    try {
      const subject = `person ${people++}`
      const tokens = [city.signIn(subject), second.signIn(subject)] as const
      await receive(city, tokens[0])
      const { credential } = await receive(second, tokens[1])
      expect(credential.publicKey).toEqual((await receive(city, tokens[0])).credential.publicKey)
      expect(await ask(second, tokens[1])).toMatchObject({ hefu_reason: 'replacements-exhausted' })
    } finally {
      await second.close()
    }
  })
})

describe('a request is refused', () => {
  test('for a type that is not issued', async () => {
    const { body } = await prepare(city)
    const answer = await post(city, '/credential', { ...body, credential_configuration_id: 'person.x' }, somebody())
    expect(answer).toMatchObject({ status: 400, error: 'unknown_credential_configuration' })
  })

  test.each([
    ['no base64url', '!'],
    ['no CBOR', toBase64url(new Uint8Array([0xff]))],
    ['of another version', toBase64url(encodeDcbor([2, 202648, new Uint8Array(144), 'n', null]))],
  ])('for a proof that is %s', async (_, proof) => {
    expect(await sendText(somebody(), proof)).toMatchObject({ status: 400, error: 'invalid_proof' })
  })

  test('for a nonce that has expired, is of another city or none', async () => {
    const token = somebody()
    const proof = await proofOf()
    city.time.now += NONCE_LIFETIME
    expect(await send(token, proof)).toMatchObject({ status: 400, error: 'invalid_nonce' })
    expect(await send(token, { ...proof, nonce: 'x' })).toMatchObject({ status: 400, error: 'invalid_nonce' })
  })

  test.each([-1, 2, 52])('for an epoch %i weeks from now', async (weeks) => {
    const answer = await ask(city, somebody(), { epoch: epochPlus(present(), weeks) })
    expect(answer).toMatchObject({ status: 400, error: 'invalid_credential_request' })
  })

  test('for a claim that the provider does not give, naming the claim', async () => {
    const answer = await ask(city, somebody({ name: 'SECRET' }))
    expect(answer).toMatchObject({
      status: 400,
      error: 'credential_request_denied',
      hefu_reason: 'missing-claim',
      error_description: expect.stringContaining('birthdate'),
    })
    expect(JSON.stringify(answer)).not.toContain('SECRET')
  })

  test('for a commitment that does not prove itself, and leaves no record', async () => {
    const token = somebody()
    const before = await records()
    const { commitment, ...proof } = await proofOf()
    for (const altered of [
      commitment.with(60, (commitment[60] ?? 0) ^ 1),
      commitment.slice(0, -1),
      new Uint8Array(commitment.length),
      Uint8Array.of(1),
    ]) {
      expect(await send(token, { ...proof, commitment: altered })).toMatchObject({
        status: 400,
        error: 'invalid_proof',
      })
    }
    expect(await records()).toEqual(before)
  })
})

describe('a notification is refused', () => {
  test('with the id of somebody else', async () => {
    const received = await receive(city, somebody())
    expect(await accept(city, somebody(), received)).toMatchObject({ status: 400, error: 'invalid_notification_id' })
  })

  test('with a nonce that has expired', async () => {
    const token = somebody()
    const received = await receive(city, token)
    const nonce = await nonceOf(city)
    city.time.now += NONCE_LIFETIME
    expect(await accept(city, token, received, nonce)).toMatchObject({ status: 400, error: 'invalid_nonce' })
  })

  test('with a showing of another credential, another epoch, or none', async () => {
    const token = somebody()
    const first = await receive(city, token)
    const later = await receive(city, token, { epoch: next(), present: first.credential })
    const mixed = { credential: first.credential, notificationId: later.notificationId }
    expect(await accept(city, token, mixed)).toMatchObject({ error: 'invalid_notification_request' })
    const nonce = await nonceOf(city)
    const showing = proveAcceptance({ credential: first.credential, nonce }, random)
    for (const text of [`${showing.slice(0, -6)}AAAAAA`, 'x', '']) {
      const body = {
        notification_id: first.notificationId,
        event: 'credential_accepted',
        hefu_showing: text,
        c_nonce: nonce,
      }
      expect(await post(city, '/notification', body, token)).toMatchObject({
        status: 400,
        error: 'invalid_notification_request',
      })
    }
  })

  test('when another credential was accepted before', async () => {
    const token = somebody()
    const [first, second] = [await receive(city, token), await receive(city, token)]
    expect(await accept(city, token, first)).toEqual({ status: 204 })
    expect(await accept(city, token, second)).toMatchObject({ status: 400, error: 'invalid_notification_request' })
  })

  test('when another is accepted at the same moment: one of them is recorded', async () => {
    const token = somebody()
    const received = [await receive(city, token), await receive(city, token)]
    const answers = await Promise.all(received.map((one) => accept(city, token, one)))
    expect(answers.map(({ status }) => status).sort()).toEqual([204, 400])
  })

  test('when somebody else has accepted the credential', async () => {
    // Two people who share one holder's credential cannot both live on it.
    const [mine, theirs] = [somebody(), somebody()]
    const own = await receive(city, mine)
    const other = await receive(city, theirs)
    await accept(city, theirs, other)
    const borrowed = { credential: other.credential, notificationId: own.notificationId }
    expect(await accept(city, mine, borrowed)).toMatchObject({ status: 400, error: 'invalid_notification_request' })
  })

  test.each(['credential_failure', 'credential_deleted', 'credential_accepted'])(
    'not when it is %s without a showing, which leaves nothing behind',
    async (event) => {
      const token = somebody()
      const { notificationId } = await receive(city, token)
      const before = await records()
      expect(await post(city, '/notification', { notification_id: notificationId, event }, token)).toEqual({
        status: 204,
      })
      expect(await records()).toEqual(before)
    },
  )
})

/** How many credentials of the latest epoch a person's record counts. */
async function countOf(subject: string): Promise<number | undefined> {
  const { keys, store } = city.issuance
  const key = recordKeyOf(keys, { issuer: city.config.identityProvider.issuer, subject }, PERSON_ENTRY.id)
  return (await store.find(key))?.issuedInLast
}

async function proofOf(request: Parameters<typeof prepare>[1] = {}): Promise<IssuanceProof> {
  return decodeIssuanceProof(proofIn(await prepare(city, request)))
}

function proofIn({ body }: PreparedRequest): string {
  return (body.proofs as { hefu_commitment: [string] }).hefu_commitment[0]
}

function send(token: string, proof: IssuanceProof) {
  return sendText(token, encodeIssuanceProof(proof))
}

function sendText(token: string, proof: string) {
  const body = { credential_configuration_id: PERSON_ENTRY.id, proofs: { hefu_commitment: [proof] } }
  return post(city, '/credential', body, token)
}

describe('the register', () => {
  test('ends a type, and nothing of it is issued from then on; the other goes on', async () => {
    const founded = await startTestCity()
    founded.register.now = SYNTHETIC_NOW
    await founded.register.decide({ kind: 'sunset', type: PERSON_IDENTITY.id, at: SYNTHETIC_NOW + 60 })
    const city = await startTestCity({ shared: founded })
    try {
      const token = city.signIn('somebody')
      expect(await ask(city, token, { type: PERSON_IDENTITY.id })).toMatchObject({ status: 200 })
      city.time.now += 60
      expect(await ask(city, token, { type: PERSON_IDENTITY.id })).toMatchObject({
        status: 400,
        error: 'credential_request_denied',
        hefu_reason: 'type-ended',
      })
      expect(await ask(city, token, { type: PERSON_ENTRY.id })).toMatchObject({ status: 200 })
    } finally {
      await city.close()
      await founded.close()
    }
  })

  test('ends a type, and after its keys were destroyed an id of it says nothing', async () => {
    const founded = await startTestCity()
    try {
      const token = founded.signIn('somebody')
      const received = await receive(founded, token, { type: PERSON_IDENTITY.id })
      const { keys } = founded.issuance
      const issuance = {
        ...founded.issuance,
        keys: { ...keys, subject: without(keys.subject), entropy: without(keys.entropy) },
      }
      const person = {
        subject: { issuer: founded.config.identityProvider.issuer, subject: 'somebody' },
        claims: CLAIMS,
      }
      const notification = { notificationId: received.notificationId, event: 'credential_deleted' } as const
      expect(await acceptBy(founded.issuance, person, notification)).toMatchObject({ outcome: 'done' })
      expect(await acceptBy(issuance, person, notification)).toMatchObject({
        refusal: { error: 'invalid_notification_id' },
      })
    } finally {
      await founded.close()
    }
  })

  test('that ends a key stops its signing at once, whatever the key store holds', async () => {
    const founded = await startTestCity()
    const [key] = founded.issuance.issuerKeys.held().filter(({ type }) => type === PERSON_ENTRY.id)
    if (!key) throw new Error('the city holds keys')
    founded.register.now = SYNTHETIC_NOW
    await founded.register.decide({
      kind: 'issuer-key-end',
      publicKey: key.publicKey,
      lastEpoch: epochPlus(key.firstEpoch, -1),
    })
    const city = await startTestCity({ shared: founded })
    try {
      expect(await ask(city, city.signIn('somebody'))).toMatchObject({ status: 503, code: 'not-founded' })
    } finally {
      await city.close()
      await founded.close()
    }
  })

  test('that is not founded lets nothing be issued', async () => {
    const city = await startTestCity({ founded: false })
    const answer = await post(city, '/credential', {}, city.signIn('somebody'))
    expect(answer).toMatchObject({ status: 503, code: 'not-founded' })
    await city.close()
  })
})

/** Keys as a city has them that has destroyed a type. */
function without(keys: ReadonlyMap<CredentialTypeId, Uint8Array>): ReadonlyMap<CredentialTypeId, Uint8Array> {
  return new Map([...keys].filter(([type]) => type !== PERSON_IDENTITY.id))
}
