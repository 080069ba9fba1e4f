import type { Coded, HealthStatement } from '../certificate.ts'
import { isCovid } from '../codes/covid-codes.ts'
import { resultOf } from '../codes/results.ts'
import { dateOf, type Fields, fieldsOf, listOf, momentOf, textOf, textOrNull, wrong } from '../reading/fields.ts'
import { MAX_STATEMENTS } from '../reading/limits.ts'

/** What is read of a FHIR R4 Bundle: whose it is, doses, and results; the rest is counted. */
export interface BundleContent {
  readonly name: string | null
  readonly birthDate: string | null
  readonly statements: readonly HealthStatement[]
  readonly unread: number
}

/** What became final: a dose that was not done, or a result entered in error, says nothing. */
const FINAL: ReadonlySet<unknown> = new Set(['completed', 'final', 'amended', 'corrected'])

/** @throws Unreadable `malformed-content` */
export function readBundle(bundle: Fields): BundleContent {
  if (bundle.get('resourceType') !== 'Bundle' || bundle.get('type') !== 'collection') throw wrong('the Bundle')
  let person: Pick<BundleContent, 'name' | 'birthDate'> = { name: null, birthDate: null }
  const statements: HealthStatement[] = []
  let unread = 0
  for (const entry of listOf(bundle.get('entry'), 'entry', MAX_STATEMENTS)) {
    const resource = fieldsOf(fieldsOf(entry, 'entry').get('resource'), 'resource')
    const type = textOf(resource.get('resourceType'), 'resourceType')
    if (type === 'Patient') person = readPatient(resource)
    else if (type === 'Immunization' && FINAL.has(resource.get('status'))) statements.push(readDose(resource))
    else if (type === 'Observation' && saysSomething(resource)) statements.push(readResult(resource))
    else unread += 1
  }
  return { ...person, statements, unread }
}

/** A panel holds others and has no value of its own. */
function saysSomething(observation: Fields): boolean {
  const values = ['valueCodeableConcept', 'valueQuantity', 'valueString']
  return FINAL.has(observation.get('status')) && values.some((value) => observation.has(value))
}

function readPatient(patient: Fields): Pick<BundleContent, 'name' | 'birthDate'> {
  const names = listOf(patient.get('name') ?? [], 'name', 10)
  const name = names.length > 0 ? fieldsOf(names[0], 'name') : null
  const given = listOf(name?.get('given') ?? [], 'given', 10).map((part) => textOf(part, 'given'))
  const family = textOrNull(name?.get('family'), 'family')
  const whole = textOrNull(name?.get('text'), 'name') ?? [...given, family ?? ''].join(' ').trim()
  const birth = textOrNull(patient.get('birthDate'), 'birthDate')
  if (birth !== null && !/^\d{4}(-\d{2}(-\d{2})?)?$/.test(birth)) throw wrong('birthDate')
  return { name: whole || null, birthDate: birth }
}

function readDose(dose: Fields): HealthStatement {
  const product = codedOf(dose.get('vaccineCode'), 'vaccineCode')
  return {
    kind: 'vaccination',
    product,
    covid: isCovid(product.code),
    dose: null,
    doses: null,
    on: dateOf(dose.get('occurrenceDateTime'), 'occurrenceDateTime'),
    by: performerOf(dose),
    country: null,
  }
}

function readResult(observation: Fields): HealthStatement {
  const method = codedOf(observation.get('code'), 'code')
  const written = textOrNull(observation.get('effectiveDateTime'), 'effectiveDateTime')
  return {
    kind: 'test',
    method,
    covid: isCovid(method.code),
    sampled: written,
    sampledAt: written === null ? null : secondsAt(written),
    ...measured(observation),
    by: performerOf(observation),
    country: null,
  }
}

/** Of a mere date, its beginning in UTC. */
function secondsAt(written: string): number {
  if (written.includes('T')) return momentOf(written, 'effectiveDateTime').at
  return Date.parse(`${dateOf(written, 'effectiveDateTime')}T00:00:00Z`) / 1000
}

function measured(observation: Fields): ReturnType<typeof resultOf> {
  const coded = observation.get('valueCodeableConcept')
  if (coded !== undefined) return resultOf(codedOf(coded, 'valueCodeableConcept'))
  const quantity = observation.get('valueQuantity')
  if (quantity === undefined) {
    return { result: 'other', value: textOrNull(observation.get('valueString'), 'valueString') }
  }
  const fields = fieldsOf(quantity, 'valueQuantity')
  const amount = fields.get('value')
  if (typeof amount !== 'number') throw wrong('valueQuantity')
  const unit = textOrNull(fields.get('unit') ?? fields.get('code'), 'unit')
  return { result: 'other', value: unit === null ? `${amount}` : `${amount} ${unit}` }
}

/** The first code of a concept. */
function codedOf(value: unknown, what: string): Coded {
  const concept = fieldsOf(value, what)
  const [first] = listOf(concept.get('coding') ?? [], what, 20)
  const coding = first === undefined ? null : fieldsOf(first, what)
  const display = textOrNull(concept.get('text'), what) ?? textOrNull(coding?.get('display'), what)
  const code = textOrNull(coding?.get('code'), what) ?? display
  if (code === null) throw wrong(what)
  return { code, display }
}

function performerOf(resource: Fields): string | null {
  const [first] = listOf(resource.get('performer') ?? [], 'performer', 20)
  if (first === undefined) return null
  const performer = fieldsOf(first, 'performer')
  const actor = performer.get('actor')
  return textOrNull((actor === undefined ? performer : fieldsOf(actor, 'actor')).get('display'), 'performer')
}
