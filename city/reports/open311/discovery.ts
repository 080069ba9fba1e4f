import type { Answer } from './answer-format.ts'

/** The specification that is implemented, as its authors name it. */
const SPECIFICATION = 'http://wiki.open311.org/GeoReport_v2'
/** When what is offered here changed last. */
const CHANGESET = '2026-11-25T00:00:00Z'

/** Service discovery: where which version is offered, and in what. */
export function discovery(publicUrl: string, cityName: string): Answer {
  const about = { changeset: CHANGESET, contact: cityName, key_service: 'No key is needed.' }
  const endpoint = {
    specification: SPECIFICATION,
    url: `${publicUrl}/open311/v2`,
    changeset: CHANGESET,
    type: 'production',
  }
  const formats = ['text/xml', 'application/json']
  return {
    json: { ...about, endpoints: [{ ...endpoint, formats }] },
    xml: { discovery: { ...about, endpoints: { endpoint: [{ ...endpoint, formats: { format: formats } }] } } },
  }
}
