import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { PERSON_ENTRY } from '@hefu/standard'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { compilingDatabase } from '../test/compiling-database.ts'
import { type PeopleScene, startPeopleScene } from '../test/test-people.ts'
import { EarlyEndApprovalSchema, EarlyEndProposalSchema } from './officer-schemas.ts'
import { databaseOrderStore } from './order-store.ts'

const KEY = { type: PERSON_ENTRY.id, subjectHash: new Uint8Array(32) }
const DIGEST = 'A'.repeat(43)
const END = {
  reason: 'issued-in-error',
  act: 1,
  proposer: 'a.1' as never,
  approver: 'a.2' as never,
  decidedAt: 1,
} as const

describe('one act', () => {
  let scene: PeopleScene
  beforeAll(async () => {
    scene = await startPeopleScene()
  })
  afterAll(() => scene.city.close())

  test('ends the credential of one person: the database takes no second row of it', async () => {
    const { orders } = scene.city.people.ports
    const other = { ...KEY, subjectHash: new Uint8Array(32).fill(1) }
    await orders.settleEnd(DIGEST, KEY, END)
    await orders.settleEnd(DIGEST, other, END)
    const rows = await scene.city.opened.database.selectFrom('early_end').selectAll().execute()
    expect(rows).toHaveLength(1)
    const [row] = rows
    if (!row) throw new Error('one row')
    const second = { ...row, subject_hash: Buffer.from(other.subjectHash) }
    await expect(scene.city.opened.database.insertInto('early_end').values(second).execute()).rejects.toThrow(
      expect.objectContaining({ code: '23505', constraint: 'early_end_act_key' }),
    )
  })

  test('is proposed and approved for one person a request', () => {
    const person = { issuer: 'https://id.example', subject: 'one' }
    const proposal = { proposal: 'AAAA', person }
    const approval = { approver: 'a.1', decidedAt: 1, signature: 'A'.repeat(86), person }
    expect(EarlyEndProposalSchema.safeParse(proposal).success).toBe(true)
    expect(EarlyEndApprovalSchema.safeParse(approval).success).toBe(true)
    const many = [[person, person], { ...person, subject: ['one', 'two'] }, { ...person, subjects: ['two'] }, null]
    for (const wrong of many) {
      expect(EarlyEndProposalSchema.safeParse({ ...proposal, person: wrong }).success).toBe(false)
      expect(EarlyEndApprovalSchema.safeParse({ ...approval, person: wrong }).success).toBe(false)
    }
    for (const more of ['people', 'persons', 'type', 'all']) {
      expect(EarlyEndProposalSchema.safeParse({ ...proposal, [more]: [person] }).success).toBe(false)
    }
  })

  test('is what alone ends a credential early: one place writes the table, and it takes one person', async () => {
    const { database, statements } = compilingDatabase()
    await databaseOrderStore(database)
      .settleEnd(DIGEST, KEY, END)
      .catch(() => {})
    expect(statements.filter((sql) => sql.includes('into "early_end"'))).toHaveLength(1)
    const files = await readdir(join(import.meta.dirname, '..'), { recursive: true })
    const writing: string[] = []
    for (const file of files.filter((name) => /\.ts$/.test(name) && !/\.test\.ts$/.test(name))) {
      const text = await readFile(join(import.meta.dirname, '..', file), 'utf8')
      for (const _ of text.matchAll(/(insertInto|updateTable)\('early_end'\)/g)) writing.push(file)
    }
    expect(writing).toEqual(['people/order-store.ts'])
  })
})
