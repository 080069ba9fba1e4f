import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { credentialTypeId, PERSON_ENTRY, toEpoch } from '@hefu/standard'
import type { Kysely } from 'kysely'
import { describe, expect, test } from 'vitest'
import type { Database } from '../database/schema.ts'
import { databaseIssuanceStore, type IssuanceStore } from '../issuance/store.ts'
import { destroy } from '../sunset/destroy.ts'
import { compilingDatabase } from '../test/compiling-database.ts'
import { type AccessStore, databaseAccessStore } from './access-store.ts'
import { type CaseStore, databaseCaseStore } from './case-store.ts'
import { databaseEarlyEndStore, type EarlyEndStore } from './early-end-store.ts'
import { databaseHoldingsStore, type HoldingsStore } from './holdings-store.ts'
import { databaseOrderStore, type OrderStore } from './order-store.ts'
import { deleteOverdue } from './retention.ts'

const TABLES = ['issuance_record', 'early_end', 'early_end_order', 'person_case', 'officer_access'] as const
const KEY = { type: PERSON_ENTRY.id, subjectHash: new Uint8Array(32) }
const ID = new Uint8Array(16)
const DIGEST = 'A'.repeat(43)
const ACCESS = {
  officer: 'office.1' as never,
  office: { 'zh-CN': '一处', en: 'first' },
  at: 1,
  why: 'appeal-opened',
  caseId: ID,
} as const

/** What the given works ask a database; that it answers nothing ends some of them early, after they have asked. */
async function statementsOf(works: (database: Kysely<Database>) => readonly (() => unknown)[]): Promise<string[]> {
  const { database, statements } = compilingDatabase()
  for (const work of works(database)) {
    try {
      await work()
    } catch {}
  }
  return statements.filter((sql) => TABLES.some((table) => sql.includes(`"${table}"`)))
}

/** Every method of a store, called: one that is added and not named here does not compile. */
type Calls<Store> = { readonly [Method in keyof Store]: () => unknown }

const RECORD = {
  entropySealed: ID,
  refreshPseudonym: null,
  lastEpoch: toEpoch(202648),
  issuedInLast: 1,
  issuedInPrevious: 0,
  keyEnds: 0,
}
const ORDER = { key: KEY, lift: null, approval: null }
const END = {
  reason: 'issued-in-error',
  act: 1,
  proposer: 'a.1' as never,
  approver: 'a.2' as never,
  decidedAt: 1,
} as const
const CASE = {
  id: ID,
  key: KEY,
  kind: 'appeal',
  language: 'en',
  textSealed: ID,
  openedAt: 1,
  dueAt: 2,
  answered: null,
} as const
const ANSWER = { outcome: 'answered', answerSealed: ID, at: 1 } as const
const LEFT = { present: toEpoch(202648), eraseAfter: toEpoch(202649), entropySealed: ID }

const OF_STORES: readonly ((database: Kysely<Database>) => Calls<object>)[] = [
  (database): Calls<IssuanceStore> => {
    const store = databaseIssuanceStore(database)
    return {
      find: () => store.find(KEY),
      insert: () => store.insert(KEY, RECORD),
      replace: () => store.replace(KEY, RECORD, RECORD),
    }
  },
  (database): Calls<EarlyEndStore> => {
    const store = databaseEarlyEndStore(database)
    return { find: () => store.find(KEY), removeAsked: () => store.removeAsked(KEY, 1) }
  },
  (database): Calls<OrderStore> => {
    const store = databaseOrderStore(database)
    return {
      find: () => store.find(DIGEST),
      add: () => store.add(DIGEST, ORDER, ACCESS),
      approve: () => store.approve(DIGEST, { approver: END.approver, decidedAt: 1 }, ACCESS),
      noteOtherPerson: () => store.noteOtherPerson(DIGEST),
      settleEnd: () => store.settleEnd(DIGEST, KEY, END),
      settleLift: () => store.settleLift(DIGEST, KEY, { caseId: ID, answerSealed: ID }, 1),
      ofPerson: () => store.ofPerson(KEY),
      digests: () => store.digests(),
      remove: () => store.remove(DIGEST),
    }
  },
  (database): Calls<CaseStore> => {
    const store = databaseCaseStore(database)
    return {
      find: () => store.find(ID),
      ofPerson: () => store.ofPerson(KEY),
      countOpen: () => store.countOpen(KEY),
      add: () => store.add(CASE),
      remove: () => store.remove(ID),
      answer: () => store.answer(ID, ANSWER),
      list: () => store.list(200),
    }
  },
  (database): Calls<AccessStore> => {
    const store = databaseAccessStore(database)
    return {
      add: () => store.add(KEY, ACCESS),
      ofPerson: () => store.ofPerson(KEY),
      hasOpened: () => store.hasOpened(ID, ACCESS.officer),
    }
  },
  (database): Calls<HoldingsStore> => ({ erase: () => databaseHoldingsStore(database).erase(KEY, LEFT) }),
]

/** One person: the type and that person's hash in it, each equal to one value. What follows only narrows. */
const ONE_PERSON = / where "credential_type" = \$\d+ and "subject_hash" = \$\d+(?= and | order by | returning |$)/
/** One case or one proposal, by its random id or its digest. */
const ONE_NAME = / where "(id|digest|case_id)" = \$\d+(?= and | limit | returning |$)/
/** What a statement would need to reach further than its first conditions. */
const WIDENING = /\bor\b|\bnot in\b|\bunion\b|\bjoin\b|\blike\b|<>|!=|"subject_hash" (in|>|<|is)/
/** Cases and waiting proposals as a list: columns that say nothing of a person. */
const LISTS = [
  'select "id", "kind", "credential_type", "opened_at", "due_at", "answered_at" from "person_case" order by case when "answered_at" is null then 0 else 1 end, "answered_at" desc, "due_at" limit $1',
  'select "digest" from "early_end_order"',
]

describe('every query of the tables that persons stand in', () => {
  test('is of one exact person and type, of one case or proposal by its name, or of a list that holds no person', async () => {
    const statements = await statementsOf((database) => OF_STORES.flatMap((of) => Object.values(of(database))))
    const reading = statements.filter((sql) => !sql.startsWith('insert '))
    for (const sql of reading) {
      const one = ONE_PERSON.test(sql) || ONE_NAME.test(sql)
      expect([sql, one || LISTS.includes(sql)]).toEqual([sql, true])
      if (one) expect([sql, WIDENING.test(sql)]).toEqual([sql, false])
    }
    for (const table of TABLES) expect(reading.filter((sql) => sql.includes(`"${table}"`)).length).toBeGreaterThan(1)
    for (const sql of LISTS) expect(reading).toContain(sql)
  })

  test('writes one row at a time', async () => {
    const statements = await statementsOf((database) => OF_STORES.flatMap((of) => Object.values(of(database))))
    const inserting = statements.filter((sql) => sql.startsWith('insert '))
    expect(new Set(inserting.map((sql) => /into "(\w+)"/.exec(sql)?.[1]))).toEqual(new Set(TABLES))
    for (const sql of inserting) expect([sql, /values \([^()]*\)( on conflict|$)/.test(sql)]).toEqual([sql, true])
  })

  test('that is not of one person only deletes or counts: what is old, or a whole type that has ended for everybody', async () => {
    const type = credentialTypeId('person.entry')
    const registered = { type: PERSON_ENTRY, crowd: [], endsAt: 1, destroyedBy: new Set<never>() }
    const statements = await statementsOf((database) => [
      () => deleteOverdue(database, { now: 1, epoch: LEFT.present }),
      () =>
        destroy(
          {
            database: counting(database),
            issuer: 'city.test' as never,
            register: { types: new Map([[type, registered]]), keys: [] },
            typeKeys: { destroy: async () => {} },
            clock: () => 2,
          },
          type,
        ),
    ])
    expect(new Set(statements.filter((sql) => !sql.startsWith('vacuum')))).toEqual(
      new Set([
        'delete from "person_case" where "answered_at" < $1',
        'delete from "officer_access" where "at" < $1',
        'delete from "issuance_record" where "erase_after" < $1',
        'select count(*) as "rows" from "issuance_record" where "credential_type" = $1',
        ...TABLES.map((table) => `delete from "${table}" where "credential_type" = $1`),
      ]),
    )
  })

  test('stands in one of these files', async () => {
    const files = await readdir(join(import.meta.dirname, '..'), { recursive: true })
    const sources = files.filter((file) => /\.ts$/.test(file) && !/\.test\.ts$|^test\/|^database\//.test(file))
    const naming: string[] = []
    for (const file of sources) {
      const text = await readFile(join(import.meta.dirname, '..', file), 'utf8')
      if (TABLES.some((table) => new RegExp(`['"\`. ]${table}['"\`. ]`).test(text))) naming.push(file)
    }
    expect(naming.toSorted()).toEqual([
      'issuance/store.ts',
      'people/access-store.ts',
      'people/case-store.ts',
      'people/early-end-store.ts',
      'people/holdings-store.ts',
      'people/order-store.ts',
      'people/retention.ts',
      'sunset/destroy.ts',
      'sunset/preview.ts',
      // Cleans files of deleted rows; reads none.
      'sunset/scrub.ts',
    ])
  })
})

/** As it is, but counts are answered, so that what comes after them is asked too. */
function counting(database: Kysely<Database>): Kysely<Database> {
  const counts = new WeakSet<object>()
  return database.withPlugin({
    transformQuery({ node, queryId }) {
      if (JSON.stringify(node).includes('AggregateFunctionNode')) counts.add(queryId)
      return node
    },
    transformResult: async ({ result, queryId }) => (counts.has(queryId) ? { ...result, rows: [{ rows: 0 }] } : result),
  })
}
