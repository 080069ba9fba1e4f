import { hasGs1CheckDigit, isSubjectId, MAX_LABEL } from '@hefu/standard'
import { checkNumber } from '../import/check-text.ts'
import { type Checked, good, refuse } from '../import/refusal.ts'
import type { Point } from '../things/thing.ts'
import { checkChoice, checkLocalText, checkNeededText, isEmpty, type Said } from './check-fields.ts'
import { isLei } from './lei.ts'
import { ORGANISATION_KINDS, ORGANISATION_STATUSES, type Organisation, type SchemeIds } from './organisation.ts'
import { judgeUscc } from './uscc.ts'

/** The columns of a table of organisations, and the members of one in JSON. */
export const ORGANISATION_COLUMNS = [
  'id',
  'name_zh',
  'name_en',
  'kind',
  'uscc',
  'lei',
  'gln',
  'address_zh',
  'address_en',
  'latitude',
  'longitude',
  'status',
] as const

/** Longest address, in code points. */
const MAX_ADDRESS = 120

/** Holds an organisation to the rules, and says the first that it breaks. A USCC whose check digit is wrong breaks none. */
export function checkOrganisation(said: Said<(typeof ORGANISATION_COLUMNS)[number]>): Checked<Organisation> {
  const { id } = said
  if (isEmpty(id)) return refuse('id', 'missing')
  if (typeof id !== 'string' || !isSubjectId(id)) return refuse('id', 'malformed')
  const name = checkNeededText('name', said.name_zh, said.name_en, MAX_LABEL)
  if (name.outcome === 'refused') return name
  const kind = checkChoice('kind', said.kind, ORGANISATION_KINDS, 'other')
  if (kind.outcome === 'refused') return kind
  const ids = checkSchemeIds(said)
  if (ids.outcome === 'refused') return ids
  const address = checkLocalText('address', said.address_zh, said.address_en, MAX_ADDRESS)
  if (address.outcome === 'refused') return address
  const point = checkPoint(said)
  if (point.outcome === 'refused') return point
  const status = checkChoice('status', said.status, ORGANISATION_STATUSES, 'active')
  if (status.outcome === 'refused') return status
  return good({
    id,
    name: name.value,
    kind: kind.value,
    ...ids.value,
    address: address.value,
    point: point.value,
    status: status.value,
  })
}

/** Whether officers should look at the number that an organisation goes by. */
export function isDoubted({ uscc }: Pick<SchemeIds, 'uscc'>): boolean {
  return uscc !== null && judgeUscc(uscc) === 'doubted'
}

function checkSchemeIds(said: Said<'uscc' | 'lei' | 'gln'>): Checked<SchemeIds> {
  const uscc = compact(said.uscc)
  if (uscc !== null && judgeUscc(uscc) === 'malformed') return refuse('uscc', 'malformed')
  const lei = compact(said.lei)
  if (lei !== null && !isLei(lei)) return refuse('lei', 'malformed')
  const gln = compact(said.gln)
  if (gln !== null && !(gln.length === 13 && hasGs1CheckDigit(gln))) return refuse('gln', 'malformed')
  return good({ uscc, lei, gln })
}

/** A number without the spaces and hyphens that people write into it, in capitals; a cell of a table may be a number in JSON. */
function compact(value: unknown): string | null {
  return isEmpty(value) ? null : String(value).replaceAll(/[ -]/g, '').toUpperCase()
}

function checkPoint(said: Said<'latitude' | 'longitude'>): Checked<Point | null> {
  if (isEmpty(said.latitude) && isEmpty(said.longitude)) return good(null)
  if (isEmpty(said.latitude)) return refuse('latitude', 'missing')
  if (isEmpty(said.longitude)) return refuse('longitude', 'missing')
  const latitude = checkNumber('latitude', said.latitude, -90, 90)
  if (latitude.outcome === 'refused') return latitude
  const longitude = checkNumber('longitude', said.longitude, -180, 180)
  if (longitude.outcome === 'refused') return longitude
  return good({ latitude: toMicrodegrees(latitude.value), longitude: toMicrodegrees(longitude.value) })
}

/** Six decimals are 11 cm, and the same in every format. */
function toMicrodegrees(degrees: number): number {
  return Math.round(degrees * 1e6) / 1e6 + 0
}
