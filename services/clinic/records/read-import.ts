import type { LocalText } from '@hefu/standard'
import type { Bundle, Resource } from '@medplum/fhirtypes'

/** One thing that was given for import: a value at a line or entry, or why it is none. */
export interface GivenResource {
  /** Line 3, entry 2; it stays in one line. */
  readonly where: LocalText
  readonly value: unknown
  /** How other entries of a bundle refer to it. */
  readonly fullUrl?: string
}

/** Largest import, in UTF-16 code units. */
export const MAX_IMPORT = 20_000_000

/**
 * Takes apart what staff import: a FHIR Bundle, a single resource, or NDJSON, one resource a line. Never throws: what is no JSON comes
 * back as undefined, to be refused where it stands.
 */
export function readImport(text: string): readonly GivenResource[] {
  const whole = parse(text) as Resource | undefined
  if (whole?.resourceType === 'Bundle') return (whole as Bundle).entry?.map(fromEntry) ?? []
  if (whole !== undefined) return [{ where: line(1), value: whole }]
  return text
    .split('\n')
    .map((text, index) => ({ where: line(index + 1), text: text.trim() }))
    .filter((given) => given.text !== '')
    .map((given) => ({ where: given.where, value: parse(given.text) }))
}

function fromEntry(entry: { fullUrl?: string; resource?: Resource }, index: number): GivenResource {
  const { fullUrl, resource } = entry
  const where: LocalText = { 'zh-CN': `第\u00a0${index + 1}\u00a0项`, en: `entry\u00a0${index + 1}` }
  if (fullUrl === undefined || !resource) return { where, value: resource }
  // An entry without an id of its own is known by its UUID.
  const uuid = /^urn:uuid:([0-9a-f-]{36})$/.exec(fullUrl)?.[1]
  return { where, fullUrl, value: resource.id === undefined && uuid ? { ...resource, id: uuid } : resource }
}

function line(number: number): LocalText {
  return { 'zh-CN': `第\u00a0${number}\u00a0行`, en: `line\u00a0${number}` }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
