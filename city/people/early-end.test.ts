import { toBase64url } from '@hefu/bytes'
import {
  decodeAct,
  encodeProposal,
  epochAt,
  epochPlus,
  PERSON_ENTRY,
  PERSON_IDENTITY,
  proposeAct,
} from '@hefu/standard'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { UTC_OFFSET_MINUTES } from '../test/test-city.ts'
import { endEarly, type PeopleScene, startPeopleScene, type TestPerson } from '../test/test-people.ts'
import { accept, ask, post, receive } from '../test/test-wallet.ts'
import type { OfficerAtWork } from './early-end-client.ts'

const END = { type: PERSON_ENTRY.id, reason: 'identity-misused' } as const
const ASKED = { type: PERSON_ENTRY.id, reason: 'holder-asked' } as const

let scene: PeopleScene
let first: OfficerAtWork
let second: OfficerAtWork
let third: OfficerAtWork
const now = (): number => scene.city.time.now
const acts = () => scene.city.register.entries.map((entry) => decodeAct(entry))
const refusedAs = (code: string) => expect.objectContaining({ code })

beforeAll(async () => {
  scene = await startPeopleScene()
})
afterAll(() => scene.city.close())
beforeEach(async () => {
  scene.city.time.now += 3600
  const { officers, atWork } = scene
  first = await atWork(officers[0])
  second = await atWork(officers[1])
  third = await atWork(officers[2])
})

/** Enrols and accepts, as a wallet does. */
async function enrolled() {
  const person = scene.somebody()
  const received = await receive(scene.city, person.token)
  await accept(scene.city, person.token, received)
  return { person, present: received.credential }
}

const nextEpoch = () => epochPlus(epochAt(now(), UTC_OFFSET_MINUTES), 1)
const refresh = (person: TestPerson, present: Awaited<ReturnType<typeof enrolled>>['present']) =>
  ask(scene.city, person.token, { present, epoch: nextEpoch() })

describe('an early end', () => {
  test('stops refresh and enrolment of that person and type, and tells why and how to appeal', async () => {
    const { person, present } = await enrolled()
    const { act } = await endEarly(scene, person, END)
    const notice = { reason: END.reason, act, decidedAt: now(), appealBy: now() + 60 * 86_400 }
    const denied = {
      status: 400,
      error: 'credential_request_denied',
      error_description: 'the credential was ended early by an act of the register',
      hefu_reason: 'ended-early',
      hefu_early_end: notice,
    }
    expect(await refresh(person, present)).toEqual(denied)
    expect(await ask(scene.city, person.token)).toEqual(denied)
    expect((await ask(scene.city, person.token, { type: PERSON_IDENTITY.id })).status).toBe(200)
  })

  test('ends nothing of anybody else', async () => {
    const [ended, other] = [await enrolled(), await enrolled()]
    await endEarly(scene, ended.person, END)
    expect((await refresh(other.person, other.present)).status).toBe(200)
    expect((await ask(scene.city, scene.somebody().token)).status).toBe(200)
  })

  test('is in the log with its reason, its two officers and nothing of the person', async () => {
    const { person } = await enrolled()
    const { act } = await endEarly(scene, person, END)
    const { proposal: _p, approval: _a, ...logged } = acts()[act] ?? {}
    expect(logged).toEqual({
      body: { kind: 'early-end', ...END },
      proposer: scene.officers[0].id,
      proposedAt: now(),
      approver: scene.officers[1].id,
      decidedAt: now(),
    })
  })

  test('tells the person which offices proposed and approved it, and the other officers that it was done', async () => {
    const { person } = await enrolled()
    const { act, digest } = await endEarly(scene, person, END)
    const { earlyEnds, accesses, waiting } = await scene.holdings(person)
    expect(earlyEnds).toEqual([
      {
        type: END.type,
        reason: END.reason,
        act,
        decidedAt: now(),
        appealBy: now() + 60 * 86_400,
        proposer: scene.officers[0].id,
        approver: scene.officers[1].id,
      },
    ])
    const told = (index: 0 | 1, why: string) => {
      const { id: officer, office } = scene.officers[index]
      return { type: END.type, officer, office, at: now(), why, case: null }
    }
    expect(accesses).toEqual([told(1, 'early-end-approved'), told(0, 'early-end-proposed')])
    expect(waiting).toEqual([])
    const noted = await scene.city.opened.database.selectFrom('officer_audit').selectAll().execute()
    expect(noted.filter(({ about }) => about === digest).map(({ officer, deed }) => [officer, deed])).toEqual([
      [scene.officers[0].id, 'early-end-proposed'],
      [scene.officers[1].id, 'early-end-approved'],
    ])
  })

  test('that its holder asked for is undone by a new enrolment, and by no refresh', async () => {
    const { person, present } = await enrolled()
    await endEarly(scene, person, ASKED)
    expect((await refresh(person, present)).hefu_reason).toBe('ended-early')
    expect((await ask(scene.city, person.token)).status).toBe(200)
    expect((await scene.holdings(person)).earlyEnds).toEqual([])
    const again = await receive(scene.city, person.token)
    await accept(scene.city, person.token, again)
    expect((await refresh(person, again.credential)).status).toBe(200)
  })

  test('stays when the enrolment that would undo it is refused', async () => {
    const { person } = await enrolled()
    await endEarly(scene, person, ASKED)
    const broken = { credential_configuration_id: END.type, proofs: { hefu_commitment: ['AAAA'] } }
    expect((await post(scene.city, '/credential', broken, person.token)).error).toBe('invalid_proof')
    expect((await scene.holdings(person)).earlyEnds).toHaveLength(1)
  })
})

describe('a proposal', () => {
  test('is answered alike for who is enrolled and for who never was, and no table tells the officer more', async () => {
    const { person } = await enrolled()
    const stranger = scene.somebody()
    const answers = [person, stranger].map(async ({ entered }, index) => {
      const { key, headers } = first
      const proposal = { body: { kind: 'early-end', ...END }, proposer: key.id, proposedAt: now() - index } as const
      const sent = toBase64url(encodeProposal(await proposeAct(scene.city.config.origin, proposal, key.privateKey)))
      const body = JSON.stringify({ proposal: sent, person: entered })
      const response = await scene.city.app.request('/officers/early-ends', {
        method: 'POST',
        headers: { ...headers },
        body,
      })
      const { digest, ...rest } = (await response.json()) as { digest: string }
      return [response.status, digest.length, rest, Object.fromEntries(response.headers)]
    })
    const [known, unknown] = await Promise.all(answers)
    expect(known).toEqual(unknown)
    // An end of what there is not is decided, too: to refuse it would be a look-up.
    const digest = await scene.client.proposeEnd(first, { ...END, reason: 'issued-in-error' }, stranger.entered, now())
    await scene.client.approve(second, digest, stranger.entered, now())
    expect((await ask(scene.city, stranger.token)).hefu_reason).toBe('ended-early')
  })

  test('needs the same person from the second officer, and is void after three others', async () => {
    const { person } = await enrolled()
    const other = scene.somebody()
    const digest = await scene.client.proposeEnd(first, END, person.entered, now())
    const size = acts().length
    const approve = (entered: TestPerson['entered'] | null) => scene.client.approve(second, digest, entered, now())
    await expect(approve(null)).rejects.toEqual(refusedAs('person-missing'))
    for (let time = 0; time < 3; time++) await expect(approve(other.entered)).rejects.toEqual(refusedAs('other-person'))
    await expect(approve(person.entered)).rejects.toEqual(refusedAs('unknown-proposal'))
    expect(acts()).toHaveLength(size)
    expect((await ask(scene.city, person.token)).status).toBe(200)
    const noted = await scene.city.opened.database.selectFrom('officer_audit').selectAll().execute()
    expect(noted.filter(({ deed, about }) => deed === 'early-end-other-person' && about === digest)).toHaveLength(3)
    expect((await scene.holdings(other)).accesses).toEqual([])
  })

  test('is about one person: the same act does not end another', async () => {
    const [one, other] = [scene.somebody(), scene.somebody()]
    const digest = await scene.client.proposeEnd(first, END, one.entered, now())
    await expect(scene.client.proposeEnd(first, END, other.entered, now())).rejects.toEqual(refusedAs('proposal-known'))
    expect(await scene.client.proposeEnd(first, END, one.entered, now())).toBe(digest)
    await scene.client.approve(second, digest, one.entered, now())
    await expect(scene.client.approve(second, digest, other.entered, now())).rejects.toEqual(
      refusedAs('unknown-proposal'),
    )
    await expect(scene.client.proposeEnd(first, END, other.entered, now())).rejects.toEqual(refusedAs('not-waiting'))
    expect((await ask(scene.city, other.token)).status).toBe(200)
  })

  test('is not approved by who made it, and then the person is told of no approval', async () => {
    const { person } = await enrolled()
    const digest = await scene.client.proposeEnd(first, END, person.entered, now())
    await expect(scene.client.approve(first, digest, person.entered, now())).rejects.toEqual(refusedAs('self-approval'))
    const { accesses, waiting } = await scene.holdings(person)
    expect(accesses.map(({ why }) => why)).toEqual(['early-end-proposed'])
    expect(waiting).toEqual([{ type: END.type, kind: 'end', digest, case: null }])
  })

  test('is signed by who is signed in, and so is its approval', async () => {
    const { person } = await enrolled()
    const disguised = { key: second.key, headers: first.headers }
    await expect(scene.client.proposeEnd(disguised, END, person.entered, now())).rejects.toEqual(refusedAs('not-yours'))
    const digest = await scene.client.proposeEnd(first, END, person.entered, now())
    await expect(
      scene.client.approve({ key: third.key, headers: second.headers }, digest, person.entered, now()),
    ).rejects.toEqual(refusedAs('not-yours'))
    const forged = { key: { ...second.key, privateKey: third.key.privateKey }, headers: second.headers }
    await expect(scene.client.approve(forged, digest, person.entered, now())).rejects.toEqual(
      refusedAs('bad-signature'),
    )
    expect((await scene.holdings(person)).accesses.map(({ why }) => why)).toEqual(['early-end-proposed'])
  })

  test('is not taken without the role, for another provider, for a type that is not issued, or for another act', async () => {
    const { entered } = scene.somebody()
    const other = await scene.atWork(scene.officers[0], ['operations'])
    await expect(scene.client.proposeEnd(other, END, entered, now())).rejects.toEqual(refusedAs('not-your-role'))
    const abroad = { ...entered, issuer: 'https://elsewhere.example' }
    await expect(scene.client.proposeEnd(first, END, abroad, now())).rejects.toEqual(refusedAs('unknown-provider'))
    const unissued = { ...END, type: 'person.other' as typeof END.type }
    await expect(scene.client.proposeEnd(first, unissued, entered, now())).rejects.toEqual(refusedAs('unknown-type'))
    const sunset = { kind: 'sunset', type: END.type, at: now() } as const
    const { key, headers } = first
    const proposal = await proposeAct(
      scene.city.config.origin,
      { body: sunset, proposer: key.id, proposedAt: now() },
      key.privateKey,
    )
    const body = JSON.stringify({ proposal: toBase64url(encodeProposal(proposal)), person: entered })
    const answer = await scene.city.app.request('/officers/early-ends', {
      method: 'POST',
      headers: { ...headers },
      body,
    })
    expect([answer.status, ((await answer.json()) as { code: string }).code]).toEqual([409, 'not-an-early-end'])
  })

  test('of a person whose credential has ended is not decided a second time, or the log would count what ends nothing', async () => {
    const { person } = await enrolled()
    await endEarly(scene, person, END)
    const size = acts().length
    scene.city.time.now += 1
    const digest = await scene.client.proposeEnd(first, END, person.entered, now())
    await expect(scene.client.approve(second, digest, person.entered, now())).rejects.toEqual(
      refusedAs('ended-already'),
    )
    expect(acts()).toHaveLength(size)
  })

  test('is not taken at the public desk, where nobody is named, and not approved there', async () => {
    const { key } = first
    for (const kind of ['early-end', 'early-end-lifted'] as const) {
      const body = { kind, ...END }
      const proposal = await proposeAct(
        scene.city.config.origin,
        { body, proposer: key.id, proposedAt: now() },
        key.privateKey,
      )
      const sent = { proposal: toBase64url(encodeProposal(proposal)) }
      expect(await post(scene.city, '/register/proposals', sent)).toMatchObject({ status: 409, code: 'needs-a-case' })
    }
    const digest = await scene.client.proposeEnd(first, END, scene.somebody().entered, now())
    const approval = { approver: second.key.id, decidedAt: now(), signature: 'A'.repeat(86) }
    const answer = await post(scene.city, `/register/proposals/${digest}/approval`, approval)
    expect(answer).toMatchObject({ status: 409, code: 'needs-a-case' })
  })
})

describe('what was interrupted after the log took the act', () => {
  /** The log has it, and then the tables fail. */
  async function interrupted(): Promise<{ readonly person: TestPerson; readonly digest: string }> {
    const { person } = await enrolled()
    const digest = await scene.client.proposeEnd(first, END, person.entered, now())
    const { orders } = scene.city.people.ports
    const { settleEnd } = orders
    orders.settleEnd = () => Promise.reject(new Error('the machine stops'))
    try {
      await expect(scene.client.approve(second, digest, person.entered, now())).rejects.toEqual(refusedAs('fault'))
    } finally {
      orders.settleEnd = settleEnd
    }
    expect(acts().at(-1)?.body).toEqual({ kind: 'early-end', ...END })
    return { person, digest }
  }

  test('is finished by the next approval, with the officer who approved it first', async () => {
    const { person, digest } = await interrupted()
    const size = acts().length
    const { act } = await scene.client.approve(third, digest, person.entered, now())
    expect([act, acts().length]).toEqual([size - 1, size])
    expect((await scene.holdings(person)).earlyEnds).toMatchObject([{ act, approver: second.key.id }])
  })

  test('or by the job of the day', async () => {
    const { person } = await interrupted()
    for (const { run } of scene.city.people.daily) await run()
    expect((await scene.holdings(person)).earlyEnds).toMatchObject([{ approver: second.key.id }])
    expect((await ask(scene.city, person.token)).hefu_reason).toBe('ended-early')
  })
})
