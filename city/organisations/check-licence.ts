import { isSubjectId, MAX_LABEL } from '@hefu/standard'
import { checkDate, checkText } from '../import/check-text.ts'
import { type Checked, good, refuse } from '../import/refusal.ts'
import { checkChoice, checkNeededText, isEmpty, type Said } from './check-fields.ts'
import { LICENCE_STATUSES, type Licence } from './organisation.ts'

/** The columns of a table of licences, and the members of one in JSON. */
export const LICENCE_COLUMNS = [
  'organisation',
  'number',
  'title_zh',
  'title_en',
  'authority_zh',
  'authority_en',
  'valid_from',
  'valid_until',
  'status',
] as const

const EARLIEST = '1949-10-01'
const LATEST = '2199-12-31'
const MAX_NUMBER = 60

/** Holds a licence to the rules, and says the first that it breaks. */
export function checkLicence(said: Said<(typeof LICENCE_COLUMNS)[number]>): Checked<Licence> {
  const { organisation } = said
  if (isEmpty(organisation)) return refuse('organisation', 'missing')
  if (typeof organisation !== 'string' || !isSubjectId(organisation)) return refuse('organisation', 'malformed')
  if (isEmpty(said.number)) return refuse('number', 'missing')
  const number = checkText('number', said.number, MAX_NUMBER)
  if (number.outcome === 'refused') return number
  const title = checkNeededText('title', said.title_zh, said.title_en, MAX_LABEL)
  if (title.outcome === 'refused') return title
  const authority = checkNeededText('authority', said.authority_zh, said.authority_en, MAX_LABEL)
  if (authority.outcome === 'refused') return authority
  if (isEmpty(said.valid_from)) return refuse('valid_from', 'missing')
  const from = checkDate('valid_from', said.valid_from, EARLIEST, LATEST)
  if (from.outcome === 'refused') return from
  const until = isEmpty(said.valid_until) ? good(null) : checkDate('valid_until', said.valid_until, from.value, LATEST)
  if (until.outcome === 'refused') return until
  const status = checkChoice('status', said.status, LICENCE_STATUSES, 'granted')
  if (status.outcome === 'refused') return status
  return good({
    organisation,
    number: number.value,
    title: title.value,
    authority: authority.value,
    validFrom: from.value,
    validUntil: until.value,
    status: status.value,
  })
}
