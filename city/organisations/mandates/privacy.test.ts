import { toBase64, toBase64url, toHex } from '@hefu/bytes'
import { decodeGrantCode, encodeGrantCode, epochAt, epochPlus, grantToken, MANDATE } from '@hefu/standard'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startTestCity, type TestCity, UTC_OFFSET_MINUTES } from '../../test/test-city.ts'
import { actingCookie, asOrganisation } from '../../test/test-organisation.ts'
import { accept, receive } from '../../test/test-wallet.ts'
import { grantMandate } from './grant-mandate.ts'

const SHOP = '91310000SYNTH0001X'
const TERMS = {
  organisation: SHOP,
  organisationName: '合成市虚构食品有限公司',
  powers: ['represent'],
  cap: null,
  validUntil: null,
} as const

let city: TestCity
/** What must be found nowhere, by name. */
const carried = new Map<string, string | Uint8Array>()
let kept: string

beforeAll(async () => {
  city = await startTestCity()
  const made = await grantMandate(city.acting.mandates, TERMS)
  if (made.outcome === 'refused') throw new Error(made.wrong)
  const code = decodeGrantCode(made.granted.code)
  const token = grantToken(code)
  const request = { type: MANDATE.id, epoch: epochAt(city.time.now, UTC_OFFSET_MINUTES) }
  const first = await receive(city, token, request)
  await accept(city, token, first)
  const next = { ...request, epoch: epochPlus(request.epoch, 1), present: first.credential }
  const second = await receive(city, token, next)
  const cookie = actingCookie(city, SHOP, ['represent'])
  await asOrganisation(city, 'GET', '/organisation/mandates', { cookie })
  for (const [name, value] of Object.entries({
    code: encodeGrantCode(code),
    token,
    secret: code.secret,
    cookie: cookie.split('=')[1] ?? '',
    nymSecret: first.credential.nymSecret,
    proverNym: first.credential.proverNym,
    signature: first.credential.signature,
    nextSignature: second.credential.signature,
    actingKey: city.acting.acting.key,
  })) {
    carried.set(name, value)
  }
  kept = [await dump(), city.logged.join('\n'), await (await city.app.request('/metrics')).text()].join('\n')
})
afterAll(() => city.close())

async function dump(): Promise<string> {
  const tables = await city.opened.database.introspection.getTables()
  const lines: string[] = []
  for (const { name } of tables) {
    const { rows } = await sql<Record<string, unknown>>`select * from ${sql.table(name)}`.execute(city.opened.database)
    for (const row of rows) for (const value of Object.values(row)) lines.push(...formsOf(value))
  }
  return lines.join('\n')
}

function formsOf(value: unknown): string[] {
  return value instanceof Uint8Array ? [toHex(value), toBase64(value), toBase64url(value)] : [String(value)]
}

describe('after a grant was redeemed and refreshed', () => {
  test('the organisation’s grant is found where the design keeps it', () => {
    expect(kept).toContain(SHOP)
    expect(kept).toContain('"/organisation/mandates"')
  })

  test('nothing that the holder carried is, and no secret', () => {
    for (const [name, value] of carried) {
      const found = formsOf(value).filter((form) => kept.includes(form))
      expect([name, found]).toEqual([name, []])
    }
  })

  test('the record is found by no id of the grant: only the key of the type leads from one to the other', async () => {
    const { rows } = await sql<{ joined: number }>`select count(*)::integer as joined from mandate_grant g
      join issuance_record r on position(g.id in r.subject_hash) > 0 or position(g.secret_hash in r.subject_hash) > 0
        or position(sha256(g.id) in r.subject_hash) > 0`.execute(city.opened.database)
    expect(rows).toEqual([{ joined: 0 }])
    expect(await city.opened.database.selectFrom('issuance_record').selectAll().execute()).toHaveLength(1)
  })
})

test('the tables of mandates and inspections have these columns and no others: none is a moment of anybody’s, or a name', async () => {
  const { rows } = await sql<{ place: string }>`select table_name || '.' || column_name || ' ' || data_type as place
    from information_schema.columns where table_name in ('mandate_grant', 'mandate_order', 'registered_inspection')
    order by 1`.execute(city.opened.database)
  expect(rows.map(({ place }) => place)).toEqual([
    'mandate_grant.cap text',
    'mandate_grant.ended_on text',
    'mandate_grant.granted_on text',
    'mandate_grant.id bytea',
    'mandate_grant.organisation text',
    'mandate_grant.organisation_name text',
    'mandate_grant.powers text',
    'mandate_grant.secret_hash bytea',
    'mandate_grant.valid_until text',
    'mandate_order.cap text',
    'mandate_order.id bytea',
    'mandate_order.organisation text',
    'mandate_order.organisation_name text',
    'mandate_order.powers text',
    'mandate_order.proposed_at bigint',
    'mandate_order.proposer text',
    'mandate_order.valid_until text',
    'registered_inspection.authority text',
    'registered_inspection.basis_en text',
    'registered_inspection.basis_zh text',
    'registered_inspection.comment text',
    'registered_inspection.day text',
    'registered_inspection.id bytea',
    'registered_inspection.officers ARRAY',
    'registered_inspection.organisation text',
    'registered_inspection.rating smallint',
    'registered_inspection.task_en text',
    'registered_inspection.task_zh text',
  ])
})
