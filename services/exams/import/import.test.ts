import type { OpenDatabase } from '@hefu/server'
import type { PlasticCard } from '@hefu/service-kit'
import { seededRandom } from '@hefu/testing'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { identityHash } from '../candidates/identity-hash.ts'
import { unsealResult } from '../results/seal-result.ts'
import { readBands } from '../store/band-store.ts'
import { countCandidates, findCandidate } from '../store/candidate-store.ts'
import { findImport, listRefusals } from '../store/import-store.ts'
import { addSession } from '../store/session-store.ts'
import type { ExamsTables, ImportKind } from '../store/tables.ts'
import type { StudentCard } from '../students/student-card.ts'
import { examsDatabase } from '../test/exams-database.ts'
import { readyKeys } from '../test/ready-keys.ts'
import { runImport } from './run-import.ts'

const SESSION = '2026-summer'
const NOON = 1_800_000_000
const utf8 = (text: string) => new TextEncoder().encode(text)

describe('an import', () => {
  const random = seededRandom('imports')
  const keys = readyKeys(random)
  let opened: OpenDatabase<ExamsTables>
  let now = NOON - 86_400
  const cards: PlasticCard<StudentCard>[] = []
  const students = { add: async (rows: readonly PlasticCard<StudentCard>[]) => cards.push(...rows) }

  beforeAll(async () => {
    opened = await examsDatabase()
    const title = { 'zh-CN': '夏季考试', en: 'Summer examination' }
    await addSession(opened.database, { id: SESSION, title, releasesAt: NOON, keptUntil: NOON + 1_000_000 })
  })
  afterAll(() => opened.close())

  async function bringIn(kind: ImportKind, text: string) {
    const ports = { database: opened.database, keys, random, clock: () => now, students }
    const session = kind === 'students' ? null : SESSION
    const running = await runImport(ports, { kind, session, bytes: utf8(text) })
    if ('fault' in running) throw new Error(running.fault)
    await running.done
    const progress = await findImport(opened.database, running.id)
    return { progress, refusals: await listRefusals(opened.database, running.id) }
  }

  test('registers candidates and reports every row that it does not take, with its line and reason', async () => {
    const { progress, refusals } = await bringIn(
      'candidates',
      [
        'candidate,id-number',
        '20260001,X-0000-0001',
        '2026 0002,x 0000 0002',
        '20260002,X-0000-0003',
        '20260003,X-0000-0001',
        'no!,X-0000-0004',
        '20260005,',
        '20260006,X-0000-0006,extra',
        '"20260007,X-0000-0007',
        '２０２６０００８,Ｘ-0000-0008',
      ].join('\n'),
    )
    expect(progress).toMatchObject({ state: 'done', total: 9, done: 9, refused: 6 })
    expect(refusals).toEqual([
      { line: 4, field: 'candidate', reason: 'repeated' },
      { line: 5, field: 'id-number', reason: 'repeated' },
      { line: 6, field: 'candidate', reason: 'malformed' },
      { line: 7, field: 'id-number', reason: 'missing' },
      { line: 8, field: '', reason: 'wrong-columns' },
      { line: 9, field: '', reason: 'unreadable' },
    ])
    const candidate = await findCandidate(opened.database, { session: SESSION, number: '20260008' })
    expect(candidate?.identityHash).toEqual(Buffer.from(identityHash(keys.identity, SESSION, 'X00000008')))
  })

  test('of the same file again changes nothing; a number or a person of another is refused', async () => {
    const { progress, refusals } = await bringIn(
      'candidates',
      'candidate,id-number\n20260001,X-0000-0001\n20260002,X-0000-0009\n20260009,X-0000-0001x\n20260010,X-0000-0002',
    )
    expect(progress).toMatchObject({ done: 4, refused: 2 })
    expect(refusals).toEqual([
      { line: 3, field: 'candidate', reason: 'taken' },
      { line: 5, field: 'id-number', reason: 'taken' },
    ])
    expect(await countCandidates(opened.database, SESSION)).toEqual({ candidates: 4, results: 0 })
  })

  const HEADER = 'candidate,chinese,mathematics,english,physics,chemistry,biology,total,band'

  test('of results seals them, counts bands, and a later file takes the place of an earlier one', async () => {
    const first = await bringIn(
      'results',
      `${HEADER}\n20260001,100,100,100,,,,300,b\n20260002,50,50,50,,,,150,d\n20269999,1,,,,,,1,e\n20260008,1,1,,,,,3,e`,
    )
    expect(first.refusals).toEqual([
      { line: 4, field: 'candidate', reason: 'unknown-candidate' },
      { line: 5, field: 'total', reason: 'not-the-sum' },
    ])
    await bringIn('results', `${HEADER}\n20260001,110,100,100,,,,310,a`)
    const of = { session: SESSION, number: '20260001' }
    const sealed = (await findCandidate(opened.database, of))?.result
    expect(sealed && unsealResult(keys.results, of, sealed)).toMatchObject({ total: '310', band: 'a', issue: 1 })
    const bands = await readBands(opened.database, SESSION)
    expect([...bands]).toEqual([
      ['a', 1],
      ['b', 0],
      ['c', 0],
      ['d', 1],
      ['e', 0],
    ])
  })

  test('after the release gives results to who had none and overwrites nobody’s', async () => {
    now = NOON
    const { refusals } = await bringIn('results', `${HEADER}\n20260001,1,,,,,,1,e\n20260008,2,,,,,,2,e`)
    expect(refusals).toEqual([{ line: 2, field: 'candidate', reason: 'released' }])
    expect(await countCandidates(opened.database, SESSION)).toMatchObject({ results: 3 })
  })

  test('of student cards takes those that say all that they have to', async () => {
    const { refusals } = await bringIn(
      'students',
      [
        'student,pin,school,level,valid-until',
        'S-1001,493817,合符市第一中学,secondary,2027-07-31',
        'S-1002,12345,合符市第一中学,secondary,2027-07-31',
        'S-1003,493817,合符市第一中学,kindergarten,2027-07-31',
        'S-1004,493817,合符市第一中学,secondary,2027-02-30',
        'S-1005,493817,,secondary,2027-07-31',
      ].join('\n'),
    )
    expect(refusals.map(({ field, reason }) => `${field} ${reason}`)).toEqual([
      'pin malformed',
      'level unknown-choice',
      'valid-until not-a-date',
      'school missing',
    ])
    expect(cards).toMatchObject([{ number: 'S1001', terms: { school: '合符市第一中学', level: 'secondary' } }])
  })

  test('leaves no identity number and no points in the database', async () => {
    const { rows } = await sql<{ dump: string }>`
      select query_to_xml('select * from candidate', true, false, '')::text
        || query_to_xml('select * from file_import_refusal', true, false, '')::text as dump`.execute(opened.database)
    const dump = rows[0]?.dump ?? ''
    expect(dump).toContain('20260001')
    expect(dump).not.toMatch(/X-?0000|>310</)
    const hex = (text: string) => Buffer.from(text).toString('hex')
    const bytes = await sql<{ all: string }>`
      select string_agg(encode(identity_hash, 'hex') || encode(coalesce(result, ''), 'hex'), '') as all from candidate`.execute(
      opened.database,
    )
    for (const text of ['X00000001', 'X-0000-0001', '  310']) expect(bytes.rows[0]?.all).not.toContain(hex(text))
  })
})
