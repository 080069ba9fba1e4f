import {
  badRequest,
  forbidden,
  matchesSearchRequest,
  notFound,
  OperationOutcomeError,
  type SearchRequest,
  type SortRule,
  type WithId,
} from '@medplum/core'
import { FhirRepository } from '@medplum/fhir-router'
import type { Bundle, Reference, Resource } from '@medplum/fhirtypes'
import type { RecordStore } from '../records/record-store.ts'
import { dateOf, type RecordResource } from './check-resource.ts'
import { isRecordType } from './definitions.ts'

const DEFAULT_COUNT = 100
const MAX_COUNT = 500

/**
 * The record of one person as a FHIR repository, to be read and not written. What belongs to anybody else is not in it: it is missing in the same
 * words as what does not exist. A search goes over this one record alone, so it can be done in memory.
 */
export class PersonRepository extends FhirRepository {
  readonly #records: RecordStore
  readonly #patient: string

  constructor(records: RecordStore, patient: string) {
    super()
    this.#records = records
    this.#patient = patient
  }

  /** The whole record: the patient first, then what was written last. */
  async everything(patient: string): Promise<readonly RecordResource[]> {
    if (patient !== this.#patient) throw new OperationOutcomeError(notFound)
    const all = await this.#records.list(patient)
    return [...all.filter(isPatient), ...all.filter((resource) => !isPatient(resource))]
  }

  override async readResource<T extends Resource>(type: string, id: string): Promise<WithId<T>> {
    const resource = isRecordType(type) ? await this.#records.read(this.#patient, type, id) : undefined
    if (!resource) throw new OperationOutcomeError(notFound)
    return resource as unknown as WithId<T>
  }

  override readReference<T extends Resource>({ reference = '' }: Reference<T>): Promise<WithId<T>> {
    const [type = '', id = ''] = reference.split('/')
    return this.readResource(type, id)
  }

  override readReferences<T extends Resource>(references: readonly Reference<T>[]): Promise<(T | Error)[]> {
    return Promise.all(references.map((each) => this.readReference(each).catch((error: Error) => error)))
  }

  override async search<T extends Resource>(request: SearchRequest<T>): Promise<Bundle<WithId<T>>> {
    const { resourceType, include, revInclude, offset = 0, count = DEFAULT_COUNT, sortRules = [] } = request
    if (!isRecordType(resourceType)) throw new OperationOutcomeError(notFound)
    if (include?.length || revInclude?.length) throw new OperationOutcomeError(badRequest('nothing is included'))
    const all = await this.#records.list(this.#patient, resourceType)
    const found = all.filter((resource) => matchesSearchRequest(resource as Resource, request as SearchRequest))
    const page = sorted(found, sortRules).slice(offset, offset + Math.min(count, MAX_COUNT))
    return {
      resourceType: 'Bundle',
      type: 'searchset',
      total: found.length,
      entry: page.map((resource) => ({ resource: resource as unknown as WithId<T>, search: { mode: 'match' } })),
    }
  }

  override setMode(): void {}
  override generateId(): string {
    throw new OperationOutcomeError(forbidden)
  }
  override readHistory: () => Promise<never> = refuse
  override readVersion: () => Promise<never> = refuse
  override createResource: () => Promise<never> = refuse
  override updateResource: () => Promise<never> = refuse
  override deleteResource: () => Promise<never> = refuse
  override patchResource: () => Promise<never> = refuse
  override searchByReference: () => Promise<never> = refuse
  override withTransaction: () => Promise<never> = refuse
}

async function refuse(): Promise<never> {
  throw new OperationOutcomeError(forbidden)
}

function isPatient({ resourceType }: RecordResource): boolean {
  return resourceType === 'Patient'
}

function sorted(resources: readonly RecordResource[], rules: readonly SortRule[]): readonly RecordResource[] {
  const [rule, ...more] = rules
  if (!rule) return resources
  const keys: Readonly<Record<string, (resource: RecordResource) => string | undefined>> = {
    date: dateOf,
    _lastUpdated: ({ meta }) => meta?.lastUpdated,
  }
  const key = keys[rule.code]
  if (!key || more.length > 0) throw new OperationOutcomeError(badRequest('sorted by date or _lastUpdated alone'))
  const direction = rule.descending ? -1 : 1
  // FHIR's dates compare as text, as long as they are of one offset; moments of different offsets compare as moments.
  const moment = (resource: RecordResource): number => Date.parse(key(resource) ?? '') || 0
  return resources.toSorted((a, b) => direction * (moment(a) - moment(b)))
}
