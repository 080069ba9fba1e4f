import type { Pocket } from '../wallet/pocket.ts'
import { getJson, postJson } from './post-json.ts'

/** A person's record, as FHIR R4 bundles it. */
export interface PatientRecord {
  readonly resourceType: 'Bundle'
  readonly entry: readonly unknown[]
}

/**
 * Reads the record of who answers, as the wallet does: the clinic asks, the answer gives a token, the token opens one person's record.
 *
 * @param url of the clinic
 * @throws DemoError `city-refused`, as where the clinic has no record of them
 */
export async function readRecord(url: string, pocket: Pocket): Promise<PatientRecord> {
  const { request } = await postJson<{ readonly request: string }>(`${url}/api/record/request`, {})
  const answered = await pocket.send(request)
  const token = (await answered.json()) as { readonly access_token: string; readonly patient: string }
  const authorization = `Bearer ${token.access_token}`
  return getJson(`${url}/fhir/Patient/${token.patient}/$everything`, { authorization })
}
