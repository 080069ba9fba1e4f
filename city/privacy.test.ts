import { toBase64, toBase64url, toHex } from '@hefu/bytes'
import { decodeIssuanceProof, type Epoch, epochAt, epochPlus, PERSON_ENTRY, PERSON_IDENTITY } from '@hefu/standard'
import { seededRandom } from '@hefu/testing'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { PersonClaims } from './issuance/person-claims.ts'
import { startTestCity, type TestCity, UTC_OFFSET_MINUTES } from './test/test-city.ts'
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
  for (const person of people) await liveWith(person)
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

describe('after people have enrolled, refreshed and failed', () => {
  test('the city has a record of each and type, and they are found where the design keeps something', async () => {
    expect(await city.opened.database.selectFrom('issuance_record').selectAll().execute()).toHaveLength(PEOPLE * 2)
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
    expect(routes).toEqual(new Set(['/bundle', '/nonce', '/credential', '/notification', 'unmatched', undefined]))
  })

  test('a figure has labels of few values', () => {
    const values = (label: string) =>
      new Set(
        [...kept.metrics.matchAll(new RegExp(`hefu_(?:http|issuances)[^\\n]*${label}="([^"]*)"`, 'g'))].map(
          ([, v]) => v,
        ),
      )
    expect(values('route')).toEqual(new Set(['/bundle', '/nonce', '/credential', '/notification', 'unmatched']))
    expect(values('type')).toEqual(new Set([PERSON_ENTRY.id, PERSON_IDENTITY.id]))
    expect(values('outcome')).toEqual(new Set(['issued', 'replacements-exhausted']))
  })
})

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
      'issuance_record.issued_in_last smallint',
      'issuance_record.issued_in_previous smallint',
      'issuance_record.last_epoch integer',
      'issuance_record.refresh_pseudonym bytea',
      'issuance_record.subject_hash bytea',
      'issuer_key.credential_type text',
      'issuer_key.first_epoch integer',
      'issuer_key.issuer text',
      'issuer_key.last_epoch integer',
      'issuer_key.public_key bytea',
      'sealed_secret.credential_type text',
      'sealed_secret.name text',
      'sealed_secret.sealed bytea',
    ])
  })

  test('none of them has a column of a type for moments, addresses or anything at all', async () => {
    const ours = (await columns()).filter(({ type }) => NO_TYPE_OF_OURS.test(type))
    // What kinds of things have, and their things: written by custodians, held to the kind, and public.
    expect(ours.map(({ table, column }) => `${table}.${column}`)).toEqual(['thing.attributes', 'thing_kind.attributes'])
  })
})
