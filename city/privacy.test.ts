import { toBase64, toBase64url, toHex } from '@hefu/bytes'
import { decodeIssuanceProof, type Epoch, epochAt, epochPlus, PERSON_ENTRY, PERSON_IDENTITY } from '@hefu/standard'
import { type SyntheticOfficer, seededRandom } from '@hefu/testing'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { PersonClaims } from './issuance/person-claims.ts'
import { earlyEndClient, type OfficerAtWork } from './people/early-end-client.ts'
import { startTestCity, type TestCity, UTC_OFFSET_MINUTES } from './test/test-city.ts'
import { CONSOLE, signInAtConsole } from './test/test-officer.ts'
import { accept, nonceOf, type PreparedRequest, post, prepare, type Received, unblind } from './test/test-wallet.ts'

const PEOPLE = 3
const random = seededRandom('privacy')

/** What of a person must be found nowhere. */
interface Person {
  readonly subject: string
  readonly claims: PersonClaims
  readonly token: string
  readonly address: string
  readonly agent: string
}

/** What went over the wire or lies in the wallet, by name. */
const carried = new Map<string, string | Uint8Array>()
/** The one value of a wallet that the city keeps, by design. */
const pseudonyms: Uint8Array[] = []

let city: TestCity
let people: readonly Person[]
let kept: { readonly tables: string; readonly log: string; readonly metrics: string }

/** A person each of whose claims is found nowhere else. */
function marked(number: number): Omit<Person, 'token'> {
  const mark = (what: string): string => `${what}-${toHex(random(5))}-${number}`
  return {
    subject: mark('subject'),
    claims: {
      name: mark('甄'),
      birthdate: `19${70 + number}-0${1 + number}-1${number}`,
      hefu_name_latin: mark('Latin'),
      hefu_residency: 'visitor',
      hefu_concession: 'disability',
      hefu_id_type: 'passport',
      hefu_id_number: mark('ID'),
      hefu_photo_digest: toBase64url(random(32)),
    },
    address: `203.0.113.${100 + number}`,
    agent: mark('Agent'),
  }
}

beforeAll(async () => {
  const rateLimit = { requestsPerMinute: 1000, trustedProxies: 1 }
  city = await startTestCity({ config: { rateLimit, replacementsPerEpoch: 1 } })
  people = Array.from({ length: PEOPLE }, (_, number) => {
    const person = marked(number)
    return { ...person, token: city.signIn(person.subject, person.claims) }
  })
  for (const person of people) {
    await liveWith(person)
    await meetOfficers(person)
  }
  kept = {
    tables: await dump(city),
    log: city.logged.join('\n'),
    metrics: await (await city.app.request('/metrics')).text(),
  }
})
afterAll(() => city.close())

/** Enrols, accepts, refreshes, repeats, asks in vain and asks wrongly, from an address and with an agent of one's own. */
async function liveWith(person: Person): Promise<void> {
  const own = from(city, person)
  const present = epochAt(city.time.now, UTC_OFFSET_MINUTES)
  const repeated = await prepare(own)
  for (let time = 0; time < 2; time++) await post(own, '/credential', repeated.body, person.token)
  for (const { id: type } of [PERSON_ENTRY, PERSON_IDENTITY]) {
    const first = await carry(own, person, { type, epoch: present })
    const second = await carry(own, person, { type, epoch: epochPlus(present, 1), present: first.credential })
    carried.set(`holder secret ${type} ${person.subject}`, second.credential.nymSecret)
  }
  await post(own, '/credential', (await prepare(own)).body, person.token)
  await post(own, '/credential', { credential_configuration_id: person.subject, proofs: {} }, person.token)
  await post(own, `/${person.subject}?${person.agent}`, {}, person.token)
  await post(own, '/notification', { notification_id: person.subject, event: 'credential_accepted' }, person.token)
  // The database fails in the midst of a request, and says what it was asked.
  const { find } = own.issuance.store
  own.issuance.store.find = () => Promise.reject(new SyntaxError(`at ${person.subject}`))
  await post(own, '/credential', (await prepare(own)).body, person.token)
  own.issuance.store.find = find
}

/** Has a credential ended early, appeals, is answered, and asks what is held. */
async function meetOfficers(person: Person): Promise<void> {
  const own = from(city, person)
  const [first, second] = await Promise.all(city.register.officers.map((key) => atWork(key)))
  if (!first || !second) throw new Error('two officers')
  const client = earlyEndClient('', city.config.origin, async (url, init) => city.app.request(url, init))
  const entered = { issuer: city.config.identityProvider.issuer, subject: person.subject }
  city.time.now += 1
  const end = { type: PERSON_IDENTITY.id, reason: 'issued-in-error' } as const
  const digest = await client.proposeEnd(first, end, entered, city.time.now)
  await client
    .approve(second, digest, { ...entered, subject: `${person.subject}-mistyped` }, city.time.now)
    .catch(() => {})
  await client.approve(second, digest, entered, city.time.now)
  await post(own, '/credential', (await prepare(own, { type: PERSON_IDENTITY.id })).body, person.token)
  for (const kind of ['appeal', 'data-request'] as const) {
    const text = `${kind} of ${person.subject}, ${person.claims.name}`
    const answer = `dear ${person.claims.name}, as to your ${kind}`
    const type = PERSON_IDENTITY.id
    const { id = '' } = (await post(own, '/cases', { kind, type, text, language: 'en' }, person.token)) as {
      id?: string
    }
    carried.set(text, text)
    if (kind === 'appeal') {
      await client.openCase(first, id)
      continue
    }
    await client.openCase(second, id)
    await client.answerCase(second, id, 'answered', answer)
    carried.set(answer, answer)
  }
  await post(own, '/cases', { kind: 'appeal', type: person.subject, text: person.agent, language: 'en' }, person.token)
  await own.app.request('/holdings', { headers: { Authorization: `Bearer ${person.token}` } })
}

async function atWork(key: SyntheticOfficer): Promise<OfficerAtWork> {
  const cookie = await signInAtConsole(city, key)
  carried.set(`session of ${key.id} ${city.time.now}`, cookie.split('=')[1] ?? '')
  return { key, headers: { Cookie: cookie, Origin: CONSOLE, 'Content-Type': 'application/json' } }
}

async function carry(
  by: TestCity,
  person: Person,
  request: { readonly type: typeof PERSON_ENTRY.id; readonly epoch: Epoch; readonly present?: Received['credential'] },
): Promise<Received> {
  const prepared: PreparedRequest = await prepare(by, request)
  const answer = await post(by, '/credential', prepared.body, person.token)
  const received = await unblind(by, prepared, answer)
  const nonce = await nonceOf(by)
  await accept(by, person.token, received, nonce)
  const [proof = ''] = Object.values(prepared.body.proofs).flat() as string[]
  const { refresh, ...decoded } = decodeIssuanceProof(proof)
  const at = `${request.type} ${request.epoch} ${person.subject}`
  const { entropy, signature, proverNym, proverBlind } = received.credential
  const values = { ...decoded, proof, acceptanceNonce: nonce, entropy, signature, proverNym, proverBlind }
  for (const [name, value] of Object.entries(values)) {
    if (typeof value !== 'number') carried.set(`${name} ${at}`, value)
  }
  carried.set(`notification id ${at}`, received.notificationId)
  carried.set(`credential ${at}`, answer.credentials?.[0]?.credential ?? '')
  if (refresh) carried.set(`showing ${at}`, refresh.proof)
  if (refresh) pseudonyms.push(refresh.pseudonym)
  return received
}

/** The city as it is called through a proxy, from one person's device. */
function from(called: TestCity, { address, agent }: Person): TestCity {
  const request: TestCity['app']['request'] = (path, init) =>
    called.app.request(path, {
      ...init,
      headers: { ...(init?.headers as Record<string, string>), 'X-Forwarded-For': address, 'User-Agent': agent },
    })
  return { ...called, app: Object.assign(Object.create(called.app), { request }) }
}

/** Every row of every table, and what the database remembers of the statements it ran; bytes in each form they may be read in. */
async function dump({ opened: { database } }: TestCity): Promise<string> {
  const tables = await database.introspection.getTables({ withInternalKyselyTables: true })
  const lines: string[] = []
  for (const { name } of tables) {
    const { rows } = await sql<Record<string, unknown>>`select * from ${sql.table(name)}`.execute(database)
    for (const row of rows) for (const value of Object.values(row)) lines.push(...formsOf(value))
  }
  const { rows } = await sql<{ query: string }>`select query from pg_stat_activity`.execute(database)
  return [...lines, ...rows.map(({ query }) => query)].join('\n')
}

function formsOf(value: unknown): string[] {
  if (!(value instanceof Uint8Array)) return [String(value)]
  return [toHex(value), toBase64(value), toBase64url(value), Buffer.from(value).toString('utf8')]
}

/** Where a value is found, in any form. */
function placesOf(value: string | Uint8Array): string[] {
  const bytes = typeof value === 'string' ? new TextEncoder().encode(value) : value
  const forms = [...formsOf(bytes), ...(typeof value === 'string' ? [value] : [])].filter((form) => form.length >= 8)
  return Object.entries(kept)
    .filter(([, text]) => forms.some((form) => text.includes(form)))
    .map(([place]) => place)
}

describe('after people have enrolled, refreshed, failed, and met officers', () => {
  test('the city has a record of each and type, and they are found where the design keeps something', async () => {
    const { database } = city.opened
    expect(await database.selectFrom('issuance_record').selectAll().execute()).toHaveLength(PEOPLE * 2)
    expect(await database.selectFrom('early_end').selectAll().execute()).toHaveLength(PEOPLE)
    expect(await database.selectFrom('person_case').selectAll().execute()).toHaveLength(PEOPLE * 2)
    expect(await database.selectFrom('officer_access').selectAll().execute()).toHaveLength(PEOPLE * 4)
    expect(pseudonyms).toHaveLength(PEOPLE * 2)
    // Shows that the search would find what is there.
    for (const pseudonym of pseudonyms) expect(placesOf(pseudonym)).toEqual(['tables'])
    expect(placesOf(city.config.issuer)).toEqual(['tables'])
    expect(placesOf('"/credential"')).toEqual(['log', 'metrics'])
  })

  test('no claim of anybody is in a table, a log line or a figure', () => {
    for (const { claims } of people) {
      const { hefu_residency: _r, hefu_concession: _c, hefu_id_type: _t, ...unique } = claims
      for (const [claim, value] of Object.entries(unique)) expect([claim, placesOf(value ?? '')]).toEqual([claim, []])
    }
    for (const shared of ['visitor', 'disability', 'passport']) expect(placesOf(shared)).toEqual([])
  })

  test('no subject, token, address or agent is', () => {
    for (const { subject, token, address, agent } of people) {
      for (const value of [subject, token, address, agent]) expect([value, placesOf(value)]).toEqual([value, []])
    }
  })

  test('nothing that went over the wire is, and no secret of a wallet or of the city', () => {
    expect(carried.size).toBeGreaterThan(PEOPLE * 2 * 10)
    for (const [name, value] of carried) expect([name, placesOf(value)]).toEqual([name, []])
    const { subject, nonce, notification, entropy } = city.issuance.keys
    for (const key of [...subject.values(), nonce, notification, ...entropy.values()]) expect(placesOf(key)).toEqual([])
  })

  test('a log line has these fields and no others', () => {
    const lines = city.logged.map((line): Record<string, unknown> => JSON.parse(line))
    const shapes = new Set(lines.map((line) => Object.keys(line).join()))
    expect(shapes).toEqual(new Set(['level,route,method,status,ms,message', 'level,error,message']))
    const routes = new Set(lines.map(({ route }) => route))
    expect(routes).toEqual(new Set([...ROUTES, undefined]))
  })

  test('a figure has labels of few values', () => {
    const values = (label: string) =>
      new Set(
        [...kept.metrics.matchAll(new RegExp(`hefu_(?:http|issuances)[^\\n]*${label}="([^"]*)"`, 'g'))].map(
          ([, v]) => v,
        ),
      )
    expect(values('route')).toEqual(new Set(ROUTES))
    expect(values('type')).toEqual(new Set([PERSON_ENTRY.id, PERSON_IDENTITY.id]))
    expect(values('outcome')).toEqual(new Set(['issued', 'replacements-exhausted', 'ended-early']))
  })
})

/** Every route that was asked for, as it is declared. */
const ROUTES = [
  '/bundle',
  '/nonce',
  '/credential',
  '/notification',
  '/holdings',
  '/cases',
  '/officers/sessions',
  '/officers/early-ends',
  '/officers/early-ends/:digest/approval',
  '/officers/cases/:id/opening',
  '/officers/cases/:id/answer',
  '/register/proposals',
  'unmatched',
]

/** What no column may hold: a moment, an address, or anything at all. */
const NO_TYPE_OF_OURS = /time|date|interval|inet|cidr|json|xml|hstore/

describe('the tables', () => {
  const columns = async () => {
    const { rows } = await sql<{ table: string; column: string; type: string }>`
      select table_name as table, column_name as column, data_type as type from information_schema.columns
      where table_schema = 'public' and table_name not like 'kysely%' order by 1, 2`.execute(city.opened.database)
    return rows
  }

  test('of issuance and keys have these columns and no others', async () => {
    const ours = (await columns()).filter(({ table }) =>
      ['issuance_record', 'issuer_key', 'sealed_secret'].includes(table),
    )
    expect(ours.map(({ table, column, type }) => `${table}.${column} ${type}`)).toEqual([
      'issuance_record.credential_type text',
      'issuance_record.entropy_sealed bytea',
      'issuance_record.erase_after integer',
      'issuance_record.issued_in_last smallint',
      'issuance_record.issued_in_previous smallint',
      'issuance_record.key_ends smallint',
      'issuance_record.last_epoch integer',
      'issuance_record.refresh_pseudonym bytea',
      'issuance_record.subject_hash bytea',
      'issuer_key.credential_type text',
      'issuer_key.first_epoch integer',
      'issuer_key.issuer text',
      'issuer_key.last_epoch integer',
      'issuer_key.public_key bytea',
      'issuer_key.quarter integer',
      'issuer_key.replacement smallint',
      'sealed_secret.credential_type text',
      'sealed_secret.name text',
      'sealed_secret.sealed bytea',
    ])
  })

  test('that persons stand in beside are these, under a hash, with texts that lie sealed', async () => {
    const all = await columns()
    const persons = new Set(all.filter(({ column }) => column === 'subject_hash').map(({ table }) => table))
    persons.delete('issuance_record')
    const ours = all.filter(({ table }) => persons.has(table))
    expect(ours.map(({ table, column, type }) => `${table}.${column} ${type}`)).toEqual([
      'early_end.act bigint',
      'early_end.approver text',
      'early_end.credential_type text',
      'early_end.decided_at bigint',
      'early_end.proposer text',
      'early_end.reason text',
      'early_end.subject_hash bytea',
      'early_end_order.answer_sealed bytea',
      'early_end_order.approver text',
      'early_end_order.case_id bytea',
      'early_end_order.credential_type text',
      'early_end_order.decided_at bigint',
      'early_end_order.digest bytea',
      'early_end_order.kind text',
      'early_end_order.other_persons smallint',
      'early_end_order.subject_hash bytea',
      'officer_access.at bigint',
      'officer_access.case_id bytea',
      'officer_access.credential_type text',
      'officer_access.id bigint',
      'officer_access.office_en text',
      'officer_access.office_zh text',
      'officer_access.officer text',
      'officer_access.subject_hash bytea',
      'officer_access.why text',
      'person_case.answer_sealed bytea',
      'person_case.answered_at bigint',
      'person_case.credential_type text',
      'person_case.due_at bigint',
      'person_case.id bytea',
      'person_case.kind text',
      'person_case.language text',
      'person_case.opened_at bigint',
      'person_case.outcome text',
      'person_case.subject_hash bytea',
      'person_case.text_sealed bytea',
    ])
  })

  test('have a comment that says why, each of them and each of their columns', async () => {
    const { rows } = await sql<{ of: string }>`
      select c.relname || coalesce('.' || a.attname, '') as of from pg_class c
        join pg_namespace n on n.oid = c.relnamespace and n.nspname = 'public'
        left join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
      where c.relkind = 'r' and c.relname not like 'kysely%'
        and (obj_description(c.oid, 'pg_class') is null or col_description(c.oid, a.attnum) is null)
      order by 1`.execute(city.opened.database)
    expect(rows.map(({ of }) => of)).toEqual([])
  })

  test('none of them has a column of a type for moments, addresses or anything at all', async () => {
    const ours = (await columns()).filter(({ type }) => NO_TYPE_OF_OURS.test(type))
    // What kinds of things have, and their things: written by custodians, held to the kind, and public.
    expect(ours.map(({ table, column }) => `${table}.${column}`)).toEqual(['thing.attributes', 'thing_kind.attributes'])
  })
})
