import { randomUUID } from 'node:crypto'
import type { LocalText } from '@hefu/standard'
import type { Patient, Reference } from '@medplum/fhirtypes'
import { checkResource, type RecordResource } from '../fhir/check-resource.ts'
import { DOCUMENT_NUMBER, type KeyedHash, numberOf, PATIENT_NUMBER } from './identifiers.ts'
import { type GivenResource, readImport } from './read-import.ts'
import type { RecordStore } from './record-store.ts'

/** What became of an import. Everything given is in one of the two. */
export interface ImportReport {
  /** How many were kept of each type. */
  readonly kept: ReadonlyMap<string, number>
  readonly refused: readonly { readonly where: LocalText; readonly faults: readonly LocalText[] }[]
}

/** What an import stands on. */
export interface ImportPorts {
  readonly records: RecordStore
  readonly hashId: KeyedHash
  readonly now: number
}

const FAULTS = {
  noJson: { 'zh-CN': '不是 JSON', en: 'not JSON' },
  noNumber: { 'zh-CN': '患者没有本机构的编号', en: 'a patient without the clinic’s number' },
  othersDocument: { 'zh-CN': '这个证件号码属于另一位患者', en: 'another patient has that identity document' },
  stranger: { 'zh-CN': '不是本机构的患者', en: 'of no patient of this clinic' },
  othersEntry: { 'zh-CN': '这个标识属于另一位患者的记录', en: 'an entry of that id belongs to another patient' },
} as const satisfies Readonly<Record<string, LocalText>>

/**
 * Takes resources into the records: patients first, by the clinic's number, then what is told of them. The number of an identity document is
 * turned into a keyed hash and not kept. Each resource is taken or refused by itself, and every one that is refused is reported.
 */
export async function importRecords(text: string, ports: ImportPorts): Promise<ImportReport> {
  const given = readImport(text)
  const names = namesOf(given)
  const patients = new Map<string, string>()
  const kept = new Map<string, number>()
  const refused: { where: LocalText; faults: readonly LocalText[] }[] = []
  const isPatient = ({ value }: GivenResource): boolean =>
    (value as { resourceType?: unknown } | null | undefined)?.resourceType === 'Patient'

  for (const one of [...given.filter(isPatient), ...given.filter((each) => !isPatient(each))]) {
    const faults = await take(one)
    if (faults.length > 0) refused.push({ where: one.where, faults })
  }
  return { kept, refused }

  async function take({ value }: GivenResource): Promise<readonly LocalText[]> {
    if (value === undefined) return [FAULTS.noJson]
    const checked = await checkResource(renamed(value, names), ports.now)
    if (!checked.ok) return checked.faults
    const { resource } = checked
    const faults = resource.resourceType === 'Patient' ? await takePatient(resource) : await takeEntry(resource)
    if (faults.length === 0) kept.set(resource.resourceType, (kept.get(resource.resourceType) ?? 0) + 1)
    return faults
  }

  async function takePatient(patient: Patient): Promise<readonly LocalText[]> {
    const number = numberOf(patient.identifier, PATIENT_NUMBER)
    if (number === undefined) return [FAULTS.noNumber]
    const document = numberOf(patient.identifier, DOCUMENT_NUMBER)
    const id = (await ports.records.patientByNumber(number))?.id ?? randomUUID()
    const idHash = document === undefined ? null : ports.hashId(document)
    if (idHash) {
      const holder = await ports.records.patientByIdHash(idHash)
      if (holder && holder.number !== number) return [FAULTS.othersDocument]
    }
    await ports.records.putPatient({ id, number, idHash })
    patients.set(`Patient/${patient.id}`, id)
    await ports.records.put(id, { ...patient, id, identifier: [{ system: PATIENT_NUMBER, value: number }] }, ports.now)
    return []
  }

  async function takeEntry(entry: Exclude<RecordResource, Patient>): Promise<readonly LocalText[]> {
    const subject: Reference | undefined = entry.resourceType === 'Immunization' ? entry.patient : entry.subject
    const patient = await patientOf(subject)
    if (patient === undefined) return [FAULTS.stranger]
    const reference = { reference: `Patient/${patient}` }
    const owned =
      entry.resourceType === 'Immunization' ? { ...entry, patient: reference } : { ...entry, subject: reference }
    const outcome = await ports.records.put(patient, owned as RecordResource, ports.now)
    return outcome === 'kept' ? [] : [FAULTS.othersEntry]
  }

  async function patientOf(subject: Reference | undefined): Promise<string | undefined> {
    const within = patients.get(subject?.reference ?? '')
    if (within !== undefined) return within
    const { system, value } = subject?.identifier ?? {}
    if (system !== PATIENT_NUMBER || value === undefined) return undefined
    return (await ports.records.patientByNumber(value))?.id
  }
}

/** What each full URL of a bundle is called here. */
function namesOf(given: readonly GivenResource[]): ReadonlyMap<string, string> {
  return new Map(
    given.flatMap(({ fullUrl, value }) => {
      const { resourceType, id } = (value ?? {}) as { resourceType?: string; id?: string }
      return fullUrl === undefined ? [] : [[fullUrl, `${resourceType}/${id}`] as const]
    }),
  )
}

function renamed(value: unknown, names: ReadonlyMap<string, string>): unknown {
  if (names.size === 0) return value
  return JSON.parse(JSON.stringify(value), (key, inner) =>
    key === 'reference' && typeof inner === 'string' ? (names.get(inner) ?? inner) : inner,
  )
}
