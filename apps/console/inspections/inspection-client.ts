import { bytes, type CityApi, record, text } from '@hefu/app-browser/city-api'
import {
  type AuthorityFigures,
  authorities,
  type Inspection,
  type InspectionPlan,
  inspection,
  inspections,
} from './inspection.ts'

const code = record({ id: text, code: text })

/** Inspections of some authorities from a day on, in order of their days. */
export async function listInspections(
  api: CityApi,
  of: readonly string[],
  fromDay: string,
): Promise<readonly Inspection[]> {
  const from = new URLSearchParams({ from: fromDay })
  const found = await Promise.all(
    of.map((authority) => api.get(`/officers/inspections/${encodeURIComponent(authority)}?${from}`, inspections)),
  )
  return found.flatMap((page) => page.inspections).toSorted((one, other) => one.day.localeCompare(other.day))
}

/** @throws ProblemError `unknown-inspection` */
export function readInspection(api: CityApi, id: string): Promise<Inspection> {
  return api.get(`/officers/inspections/${encodeURIComponent(id)}/record`, inspection)
}

/** The task code of an inspection. @throws ProblemError `unknown-inspection`, also once the key of its authority has ended */
export async function readTaskCode(api: CityApi, id: string): Promise<string> {
  return (await api.get(`/officers/inspections/${encodeURIComponent(id)}/code`, code)).code
}

/** Registers an inspection. @returns its id @throws ProblemError `wrong-inspection` */
export async function registerInspection(api: CityApi, plan: InspectionPlan): Promise<string> {
  return (await api.send('POST', '/officers/inspections', plan, code)).id
}

/** Has the city make the key of an authority ready. @returns its public half, to be registered by two officers */
export async function prepareKey(api: CityApi, id: string): Promise<Uint8Array> {
  return (await api.send('POST', '/officers/inspection-keys', { id }, record({ publicKey: bytes }))).publicKey
}

/** What everybody sees of each authority. */
export async function readFigures(api: CityApi): Promise<readonly AuthorityFigures[]> {
  return (await api.get('/inspections', authorities)).authorities
}
