import type { HealthStatement } from '../certificate.ts'
import { isCovid } from '../codes/covid-codes.ts'
import { resultOf } from '../codes/results.ts'
import { dateOf, type Fields, fieldsOf, listOf, momentOf, textOf, textOrNull, wrong } from '../reading/fields.ts'

/** What a DCC says (schema of the Union's `ehn-dcc-schema`, versions 1.0 to 1.3). */
export interface DccPayload {
  readonly name: string
  readonly birthDate: string | null
  readonly statement: HealthStatement
  /** The unique identifier of this certificate. */
  readonly id: string
}

const READERS = { v: readVaccination, t: readTest, r: readRecovery } as const
const COUNTRY = /^[A-Z]{1,10}$/

/**
 * Checks a payload by the schema. Where issuers of the first weeks wrote otherwise than the last version says, it is read as they meant it: groups that
 * are null count as absent, and a date with a time as the date.
 *
 * @throws Unreadable `malformed-content`; also for more than one statement, which the Union's rules forbid
 */
export function readDccPayload(payload: Fields): DccPayload {
  if (!/^\d+\.\d+\.\d+$/.test(textOf(payload.get('ver'), 'ver'))) throw wrong('ver')
  const groups = (['v', 't', 'r'] as const).filter((key) => payload.get(key) != null)
  const [group] = groups
  if (!group || groups.length > 1) throw wrong('one of v, t and r')
  const entries = listOf(payload.get(group), group, 1)
  const entry = fieldsOf(entries[0], group)
  if (!COUNTRY.test(textOf(entry.get('co'), 'co'))) throw wrong('co')
  return {
    ...readPerson(payload),
    statement: READERS[group](entry),
    id: textOf(entry.get('ci'), 'ci'),
  }
}

function readPerson(payload: Fields): Pick<DccPayload, 'name' | 'birthDate'> {
  const name = fieldsOf(payload.get('nam'), 'nam')
  const standard = textOf(name.get('fnt'), 'fnt')
  const parts = [textOrNull(name.get('gn'), 'gn'), textOrNull(name.get('fn'), 'fn')].filter((part) => part !== null)
  const givenStandard = textOrNull(name.get('gnt'), 'gnt')
  if (!/^[A-Z<]+$/.test(standard) || (givenStandard && !/^[A-Z<]+$/.test(givenStandard))) throw wrong('nam')
  const birth = payload.get('dob')
  if (typeof birth !== 'string') throw wrong('dob')
  const partial = /^((19|20)\d\d(-\d\d)?)?$/.test(birth)
  return {
    name: parts.join(' ') || [givenStandard, standard].join(' ').replaceAll('<', ' ').trim(),
    birthDate: partial ? birth || null : dateOf(birth, 'dob'),
  }
}

function readVaccination(entry: Fields): HealthStatement {
  const dose = countOf(entry.get('dn'), 'dn')
  textOf(entry.get('vp'), 'vp')
  textOf(entry.get('ma'), 'ma')
  return {
    kind: 'vaccination',
    product: { code: textOf(entry.get('mp'), 'mp'), display: null },
    covid: readsCovid(entry),
    dose,
    doses: countOf(entry.get('sd'), 'sd'),
    on: dateOf(entry.get('dt'), 'dt'),
    ...whoAndWhere(entry),
  }
}

function readTest(entry: Fields): HealthStatement {
  const { text, at } = momentOf(entry.get('sc'), 'sc')
  const { result, value } = resultOf({ code: textOf(entry.get('tr'), 'tr'), display: null })
  return {
    kind: 'test',
    method: { code: textOf(entry.get('tt'), 'tt'), display: textOrNull(entry.get('nm'), 'nm') },
    covid: readsCovid(entry),
    sampled: text,
    sampledAt: at,
    result,
    value,
    ...whoAndWhere(entry),
    by: textOrNull(entry.get('tc'), 'tc') ?? textOf(entry.get('is'), 'is'),
  }
}

function readRecovery(entry: Fields): HealthStatement {
  return {
    kind: 'recovery',
    covid: readsCovid(entry),
    firstPositive: dateOf(entry.get('fr'), 'fr'),
    from: dateOf(entry.get('df'), 'df'),
    until: dateOf(entry.get('du'), 'du'),
    ...whoAndWhere(entry),
  }
}

function whoAndWhere(entry: Fields): { readonly by: string; readonly country: string } {
  return { by: textOf(entry.get('is'), 'is'), country: textOf(entry.get('co'), 'co') }
}

function readsCovid(entry: Fields): boolean {
  return isCovid(textOf(entry.get('tg'), 'tg'))
}

function countOf(value: unknown, what: string): number {
  if (typeof value !== 'number' || !Number.isInteger(value) || value < 1 || value > 99) throw wrong(what)
  return value
}
