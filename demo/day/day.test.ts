import { readFile } from 'node:fs/promises'
import type { Log } from '@hefu/server'
import { beforeAll, describe, expect, test } from 'vitest'
import { keptDocument } from '../kept/kept-document.ts'
import { personalColumns } from '../kept/personal-columns.ts'
import { dumpDatabase } from '../operators/dump-database.ts'
import { OPERATORS, type OperatorName } from '../operators/operator.ts'
import { generateResidents } from '../residents/generate-residents.ts'
import type { Resident } from '../residents/resident.ts'
import type { ErrandKind } from './errand.ts'
import { planDay } from './plan-day.ts'
import { type DayReport, runDay } from './run-day.ts'
import { joiningValues, namedIn } from './what-joins.ts'

const PEOPLE = 36
/** A whole city is started for it. */
const STARTED_WITHIN_MS = 240_000
/** They keep the record of a patient, under their name: that is their purpose. */
const CLINICS: readonly OperatorName[] = ['clinic', 'hospital']
/** What is written into it, and of which kind that is, is alike for one person in both. */
const RECORD = ['clinic_resource.resource', 'clinic_resource.type']

/** What one service holds after the day, wherever it could. */
interface Holding {
  readonly rows: ReadonlyMap<string, readonly string[]>
  /** `table.column` of those about people. */
  readonly personal: readonly string[]
  readonly metrics: string
}

let report: DayReport
let people: readonly Resident[]
let seen: ReadonlyMap<string, ReadonlySet<string>>
let written: string
const logged: string[] = []
const held = {} as Record<OperatorName, Holding>

beforeAll(async () => {
  const line: Log['info'] = (...of: readonly unknown[]) => void logged.push(JSON.stringify(of))
  report = await runDay({
    seed: 5,
    people: PEOPLE,
    progress: { at() {}, end() {} },
    log: { info: line, error: line },
    async inspect({ operators, seen: pseudonyms }, residents) {
      people = residents
      seen = pseudonyms
      const columns = {} as Record<OperatorName, Awaited<ReturnType<typeof personalColumns>>>
      for (const name of OPERATORS) {
        columns[name] = await personalColumns(operators.databases[name])
        held[name] = {
          rows: await dumpDatabase(operators.databases[name]),
          personal: columns[name].personal.map(({ table, column }) => `${table}.${column}`),
          metrics: await (await fetch(`${operators[name].url}/metrics`)).text(),
        }
      }
      written = keptDocument(columns)
    },
  })
}, STARTED_WITHIN_MS)

describe('a small day', () => {
  test('is come through by everybody, and all services are used', () => {
    expect(report.failures).toEqual([])
    expect(report.counts.errands).toBe(PEOPLE)
    expect(report.counts.showings).toBeGreaterThan(20)
    for (const name of OPERATORS) {
      const rows = report.known.filter(({ operator }) => operator === name).reduce((sum, { rows }) => sum + rows, 0)
      expect([name, rows > 0]).toEqual([name, true])
    }
  })

  test('leaves the columns about people as docs/kept.md lists them', async () => {
    expect(written).toBe(await readFile(new URL('../../docs/kept.md', import.meta.url), 'utf8'))
  })

  test('leaves no value about a person in two services', () => {
    const values = (name: OperatorName, other: OperatorName): ReadonlySet<string> => {
      const { rows, personal } = held[name]
      const areClinics = CLINICS.includes(name) && CLINICS.includes(other)
      return joiningValues({
        rows,
        personal: areClinics ? personal.filter((column) => !RECORD.includes(column)) : personal,
      })
    }
    for (const name of OPERATORS) {
      for (const other of OPERATORS.filter((one) => one !== name)) {
        const [own, others] = [values(name, other), values(other, name)]
        // Else this test could not fail.
        expect([name, own.size > 0]).toEqual([name, true])
        expect([name, other, [...own].filter((value) => others.has(value))]).toEqual([name, other, []])
      }
    }
  })

  test('leaves no pseudonym with a service other than the one that saw it', () => {
    expect([...seen.keys()]).toEqual(expect.arrayContaining(['transit.gate', 'parking.exit', 'library.account']))
    for (const [service, pseudonyms] of seen) {
      const owner = service.split('.')[0]
      for (const name of OPERATORS.filter((one) => one !== owner)) {
        const text = [...held[name].rows.values()].flat().join('\n')
        const known = [...pseudonyms].filter((pseudonym) => text.includes(pseudonym))
        expect([service, name, known]).toEqual([service, name, []])
      }
    }
  })

  test('leaves no name and no number of a document, in tables, log lines or figures', () => {
    const everything = OPERATORS.map((name) => [name, [...held[name].rows.values()].flat().join('\n')] as const)
    for (const [name, text] of everything) {
      expect([name, namedIn(text, people, ['idNumber'])]).toEqual([name, []])
      if (CLINICS.includes(name)) expect(namedIn(text, people, ['name'])).not.toEqual([])
      else expect([name, namedIn(text, people, ['name', 'nameLatin'])]).toEqual([name, []])
      expect(held[name].metrics).toContain('service_http_request_seconds')
      expect(namedIn(held[name].metrics, people, ['name', 'nameLatin', 'idNumber', 'id'])).toEqual([])
    }
    expect(logged.length).toBeGreaterThan(100)
    expect(namedIn(logged.join('\n'), people, ['name', 'nameLatin', 'idNumber', 'id'])).toEqual([])
  })

  test('leaves nothing that is about a person in a log line or a figure', () => {
    const lines = logged.join('\n')
    for (const name of OPERATORS) {
      const values = [...joiningValues(held[name])]
      expect([name, values.filter((value) => lines.includes(value))]).toEqual([name, []])
      expect([name, values.filter((value) => held[name].metrics.includes(value))]).toEqual([name, []])
    }
  })
})

describe('the plan of a day', () => {
  const residents = generateResidents({ seed: 1 })

  test('is the same for the same seed and another for another', () => {
    const plan = (seed: number) => planDay({ seed, people: 300, residents })
    expect(plan(3)).toEqual(plan(3))
    expect(plan(4)).not.toEqual(plan(3))
    expect(plan(3)).toHaveLength(300)
  })

  test('sends somebody on every errand, and a resident on one alone', () => {
    for (const people of [10, 2000, 20_000]) {
      const goers = planDay({ seed: 1, people, residents })
      const kinds: readonly ErrandKind[] = ['ride', 'month', 'park', 'borrow', 'score', 'clinic', 'look']
      expect(new Set(goers.map(({ kind }) => kind))).toEqual(new Set(kinds))
      const out = goers.flatMap(({ resident }) => (resident ? [resident.id] : []))
      expect(new Set(out).size).toBe(out.length)
    }
  })
})
