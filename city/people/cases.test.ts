import { PERSON_ENTRY, PERSON_IDENTITY } from '@hefu/standard'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { endEarly, type PeopleScene, startPeopleScene, type TestPerson } from '../test/test-people.ts'
import { accept, ask, receive } from '../test/test-wallet.ts'
import { openCaseText } from './case-texts.ts'
import type { OfficerAtWork } from './early-end-client.ts'
import type { OpenedCase } from './schemas.ts'

const DAY = 86_400
const END = { type: PERSON_ENTRY.id, reason: 'issued-in-error' } as const
const TEXT = '我没有做错，请复查。 I did nothing wrong.'

let scene: PeopleScene
let first: OfficerAtWork
let second: OfficerAtWork
let third: OfficerAtWork
const now = (): number => scene.city.time.now
const refusedAs = (code: string) => expect.objectContaining({ code })

beforeAll(async () => {
  scene = await startPeopleScene()
})
afterAll(() => scene.city.close())
beforeEach(async () => {
  await move(3600)
})

/** Time passes; officers sign in again. */
async function move(seconds: number): Promise<void> {
  scene.city.time.now += seconds
  const { officers, atWork } = scene
  first = await atWork(officers[0])
  second = await atWork(officers[1])
  third = await atWork(officers[2])
}

const send = (person: TestPerson, change: object = {}) =>
  scene.asPerson(person, 'POST', '/cases', {
    kind: 'data-request',
    type: END.type,
    text: TEXT,
    language: 'zh-CN',
    ...change,
  })

async function opened(person: TestPerson, change: object = {}): Promise<string> {
  const answer = await send(person, change)
  expect(answer.status).toBe(201)
  return ((await answer.json()) as OpenedCase).id
}

async function codeOf(response: Promise<Response>): Promise<unknown> {
  const answer = await response
  return [answer.status, ((await answer.json()) as { code: string }).code]
}

/** Somebody whose credential was ended, with an appeal against it. */
async function appealing(): Promise<{ readonly person: TestPerson; readonly id: string }> {
  const person = scene.somebody()
  // Two proposals that say the same in the same second would be one.
  scene.city.time.now += 1
  await endEarly(scene, person, END)
  return { person, id: await opened(person, { kind: 'appeal' }) }
}

describe('a person', () => {
  test('opens a case, and sees it with the day until which it is answered', async () => {
    const person = scene.somebody()
    const answer = await send(person)
    const { id, dueAt } = (await answer.json()) as OpenedCase
    expect([answer.status, dueAt, answer.headers.get('Cache-Control')]).toEqual([201, now() + 30 * DAY, 'no-store'])
    expect((await scene.holdings(person)).cases).toEqual([
      {
        id,
        kind: 'data-request',
        type: END.type,
        language: 'zh-CN',
        openedAt: now(),
        dueAt,
        text: TEXT,
        status: 'open',
        outcome: null,
        answer: null,
        answeredAt: null,
      },
    ])
  })

  test('appeals against an early end that stands, for sixty days', async () => {
    const person = scene.somebody()
    expect(await codeOf(send(person, { kind: 'appeal' }))).toEqual([409, 'no-early-end'])
    await endEarly(scene, person, END)
    expect(await codeOf(send(person, { kind: 'appeal', type: PERSON_IDENTITY.id }))).toEqual([409, 'no-early-end'])
    await move(60 * DAY)
    await opened(person, { kind: 'appeal' })
    await move(1)
    expect(await codeOf(send(person, { kind: 'appeal' }))).toEqual([409, 'appeal-too-late'])
  })

  test('has at most three open of a type', async () => {
    const person = scene.somebody()
    const ids = [await opened(person), await opened(person), await opened(person)]
    expect(await codeOf(send(person))).toEqual([409, 'too-many-cases'])
    await opened(person, { type: PERSON_IDENTITY.id })
    await scene.asPerson(person, 'DELETE', `/cases/${ids[0]}`)
    await opened(person)
  })

  test('takes back what is theirs and nothing else', async () => {
    const [person, other] = [scene.somebody(), scene.somebody()]
    const id = await opened(person)
    expect(await codeOf(scene.asPerson(other, 'DELETE', `/cases/${id}`))).toEqual([404, 'unknown-case'])
    expect(await codeOf(scene.asPerson(person, 'DELETE', '/cases/AAAA'))).toEqual([404, 'unknown-case'])
    expect((await scene.asPerson(person, 'DELETE', `/cases/${id}`)).status).toBe(204)
    expect((await scene.holdings(person)).cases).toEqual([])
    expect((await scene.client.cases(first)).map((one) => one.id)).not.toContain(id)
  })

  test.each([
    ['no text', { text: ' ' }],
    ['more than 4000 characters', { text: 'x'.repeat(4001) }],
    ['half a character', { text: 'x\ud800' }],
    ['another kind', { kind: 'complaint' }],
    ['another language', { language: 'fr' }],
    ['a member that nobody knows', { name: '甄虚构' }],
  ])('does not open one with %s', async (_, change) => {
    expect(await codeOf(send(scene.somebody(), change))).toEqual([400, 'malformed-request'])
  })

  test('writes as much as is promised, in any characters', async () => {
    const person = scene.somebody()
    const text = '码'.repeat(4000)
    await opened(person, { text })
    expect((await scene.holdings(person)).cases[0]?.text).toBe(text)
  })

  test.each([
    ['GET', '/holdings', undefined],
    ['POST', '/holdings/erasure', { types: [END.type] }],
    ['POST', '/cases', { kind: 'data-request', type: END.type, text: 'x', language: 'en' }],
    ['DELETE', '/cases/AAAAAAAAAAAAAAAAAAAAAA', undefined],
  ] as const)('signs in first: %s %s', async (method, path, body) => {
    const stranger = { ...scene.somebody(), token: 'nobody' }
    const answer = await scene.asPerson(stranger, method, path, body)
    expect([answer.status, answer.headers.get('Cache-Control')]).toEqual([401, 'no-store'])
  })
})

describe('an officer', () => {
  test('sees what waits and when it is due, and nothing of whom', async () => {
    const person = scene.somebody()
    const id = await opened(person)
    const listed = async () => (await scene.client.cases(first)).find((one) => one.id === id)
    const expected = { id, kind: 'data-request', type: END.type, openedAt: now(), dueAt: now() + 30 * DAY }
    expect(await listed()).toEqual({ ...expected, status: 'open', overdue: false })
    await move(30 * DAY + 1)
    expect(await listed()).toEqual({ ...expected, status: 'open', overdue: true })
    expect((await scene.holdings(person)).accesses).toEqual([])
  })

  test('opens a case, and the person sees which office did, when and why', async () => {
    const person = scene.somebody()
    const id = await opened(person)
    expect(await scene.client.openCase(third, id)).toEqual({
      kind: 'data-request',
      type: END.type,
      language: 'zh-CN',
      text: TEXT,
      openedAt: now(),
      dueAt: now() + 30 * DAY,
      earlyEnd: null,
      outcome: null,
      answer: null,
    })
    const { id: officer, office } = scene.officers[2]
    expect((await scene.holdings(person)).accesses).toEqual([
      { type: END.type, officer, office, at: now(), why: 'data-request-opened', case: id },
    ])
    expect((await scene.holdings(scene.somebody())).accesses).toEqual([])
    const noted = await scene.city.opened.database.selectFrom('officer_audit').selectAll().execute()
    expect(noted.at(-1)).toMatchObject({ officer, deed: 'case-opened', about: id })
  })

  test('is shown nothing when the person cannot be told, and nothing when the officers cannot', async () => {
    const id = await opened(scene.somebody())
    const { accesses, audit } = scene.city.people.ports
    const stores = [
      { of: accesses, name: 'add' },
      { of: audit, name: 'note' },
    ] as const
    for (const { of, name } of stores) {
      const works = Reflect.get(of, name)
      Reflect.set(of, name, () => Promise.reject(new Error('the disk is full')))
      try {
        await expect(scene.client.openCase(third, id)).rejects.toEqual(refusedAs('fault'))
      } finally {
        Reflect.set(of, name, works)
      }
    }
  })

  test('answers a data request that they have opened, once', async () => {
    const person = scene.somebody()
    const id = await opened(person)
    const answer = (by: OfficerAtWork) => scene.client.answerCase(by, id, 'answered', '见附函。')
    await expect(answer(third)).rejects.toEqual(refusedAs('not-opened'))
    await scene.client.openCase(first, id)
    await expect(answer(third)).rejects.toEqual(refusedAs('not-opened'))
    await expect(scene.client.answerCase(first, id, 'dismissed', 'no')).rejects.toEqual(refusedAs('not-for-this-kind'))
    await answer(first)
    await expect(answer(first)).rejects.toEqual(refusedAs('case-closed'))
    const [seen] = (await scene.holdings(person)).cases
    expect(seen).toMatchObject({ status: 'answered', outcome: 'answered', answer: '见附函。', answeredAt: now() })
  })

  test('who ended a credential does not judge an appeal against it; a third one dismisses it', async () => {
    const { person, id } = await appealing()
    for (const by of [first, second, third]) {
      expect((await scene.client.openCase(by, id)).earlyEnd).toMatchObject({ reason: END.reason, decidedAt: now() })
    }
    const dismiss = (by: OfficerAtWork) => scene.client.answerCase(by, id, 'dismissed', '维持原决定。')
    for (const by of [first, second]) {
      await expect(dismiss(by)).rejects.toEqual(refusedAs('decided-the-end'))
      const lift = scene.client.proposeLift(by, id, END, '恢复', now())
      await expect(lift).rejects.toEqual(refusedAs('decided-the-end'))
    }
    await dismiss(third)
    expect((await scene.holdings(person)).cases).toMatchObject([{ outcome: 'dismissed', answer: '维持原决定。' }])
    expect((await ask(scene.city, person.token)).hefu_reason).toBe('ended-early')
  })

  test.each(['AAAAAAAAAAAAAAAAAAAAAA', 'x'])('finds no case that is called %s', async (id) => {
    await expect(scene.client.openCase(first, id)).rejects.toEqual(refusedAs('unknown-case'))
    await expect(scene.client.answerCase(first, id, 'answered', 'x')).rejects.toEqual(refusedAs('unknown-case'))
    await expect(scene.client.proposeLift(first, id, END, 'x', now())).rejects.toEqual(refusedAs('unknown-case'))
  })
})

describe('an appeal that is granted', () => {
  test('lifts the end by an act of two officers: the person is answered, and goes on', async () => {
    const person = scene.somebody()
    const received = await receive(scene.city, person.token)
    await accept(scene.city, person.token, received)
    await endEarly(scene, person, END)
    const id = await opened(person, { kind: 'appeal' })
    await expect(scene.client.proposeLift(third, id, END, '恢复', now())).rejects.toEqual(refusedAs('not-opened'))
    await scene.client.openCase(third, id)
    const digest = await scene.client.proposeLift(third, id, END, '已恢复，抱歉。', now())
    expect((await scene.holdings(person)).waiting).toEqual([{ type: END.type, kind: 'lift', digest, case: id }])
    expect((await ask(scene.city, person.token)).hefu_reason).toBe('ended-early')
    const { act } = await scene.client.approve(second, digest, null, now())
    const state = scene.city.people.ports.register()
    expect(state.earlyEndsLifted.get(END.type)?.get(END.reason)).toBe(1)
    expect(state.size).toBe(act + 1)
    const { cases, earlyEnds, accesses, waiting } = await scene.holdings(person)
    expect([earlyEnds, waiting]).toEqual([[], []])
    expect(cases).toMatchObject([{ id, outcome: 'granted', answer: '已恢复，抱歉。', answeredAt: now() }])
    expect(accesses.map(({ why, case: about }) => [why, about]).slice(0, 3)).toEqual([
      ['early-end-lift-approved', id],
      ['early-end-lift-proposed', id],
      ['appeal-opened', id],
    ])
    expect((await ask(scene.city, person.token, { present: received.credential })).status).toBe(200)
  })

  test('is about the end that stands: not another reason, not one that is gone, not a data request', async () => {
    const { person, id } = await appealing()
    await scene.client.openCase(third, id)
    const other = { ...END, reason: 'holder-died' } as const
    await expect(scene.client.proposeLift(third, id, other, 'x', now())).rejects.toEqual(refusedAs('other-end'))
    const request = await opened(person)
    await scene.client.openCase(third, request)
    const wrong = scene.client.proposeLift(third, request, END, 'x', now())
    await expect(wrong).rejects.toEqual(refusedAs('not-for-this-kind'))
  })

  test('is not granted any more once it was answered or taken back', async () => {
    const [dismissed, withdrawn] = [await appealing(), await appealing()]
    const size = scene.city.register.entries.length
    const digests: string[] = []
    for (const [index, { id }] of [dismissed, withdrawn].entries()) {
      await scene.client.openCase(third, id)
      digests.push(await scene.client.proposeLift(third, id, END, 'x', now() - index))
    }
    await scene.client.answerCase(third, dismissed.id, 'dismissed', 'no')
    await scene.asPerson(withdrawn.person, 'DELETE', `/cases/${withdrawn.id}`)
    for (const digest of digests) {
      await expect(scene.client.approve(second, digest, null, now())).rejects.toEqual(refusedAs('case-closed'))
    }
    expect(scene.city.register.entries).toHaveLength(size)
  })
})

test('what is written lies sealed, each text for its own case and place', async () => {
  const person = scene.somebody()
  await opened(person)
  await opened(person)
  const rows = await scene.city.opened.database.selectFrom('person_case').selectAll().execute()
  for (const row of rows) expect(Buffer.from(row.text_sealed).toString()).not.toContain('复查')
  const [one, other] = rows.slice(-2)
  if (!one || !other) throw new Error('two cases were opened')
  const { caseKeys } = scene.city.people.ports
  const open = (id: Uint8Array, part: 'text' | 'answer') =>
    openCaseText(caseKeys, { type: END.type, id, part }, new Uint8Array(one.text_sealed))
  expect(open(one.id, 'text')).toBe(TEXT)
  expect(() => open(other.id, 'text')).toThrow(refusedAs('secret-not-opened'))
  expect(() => open(one.id, 'answer')).toThrow(refusedAs('secret-not-opened'))
})
