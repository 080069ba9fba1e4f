import type { LocalText } from '@hefu/standard'
import { seededRandom } from '../residents/seeded-random.ts'
import { INSPECTIONS, LICENCES } from './licence-rows.ts'
import { ORGANISATION_ROWS, WITH_LEI } from './organisation-rows.ts'

/** The organisations of the demo city as lines of files, a table each, as `hefu organisations import` takes them. */
export interface OrganisationFiles {
  readonly organisations: readonly object[]
  readonly licences: readonly object[]
  readonly results: readonly object[]
}

/** Whose story the demo tells: a noodle shop whose papers are in order. */
export const SHOP_AT_DOOR = 'noodles-7'

const SEED = 20_261_125
const DAY = 86_400
/** About the middle of the synthetic city, and how far organisations are from it, in degrees. */
const MIDDLE = { latitude: 30.25, longitude: 120.17 }
const REACH = 0.06
const CLOSED = 'printing-works'
const SUSPENDED = 'hotpot-88'
/** Licences that are not as they should be, so that pages show what they say then. */
const EXPIRED = 'hostel-8'
const REVOKED = 'paint-works'
const NOT_YET = 'kindergarten-6'

/**
 * Organisations with licences, inspection results and grades: the same for the same day.
 *
 * @param now Unix seconds: licences and results are of the years around it
 */
export function demoOrganisations(now: number): OrganisationFiles {
  const random = seededRandom(SEED)
  const day = (days: number): string => new Date((now + days * DAY) * 1000).toISOString().slice(0, 10)
  const near = (middle: number): number => Math.round((middle + (random.next() - 0.5) * 2 * REACH) * 1e6) / 1e6
  const organisations = ORGANISATION_ROWS.map(([id, zh, en, kind, uscc, addressZh, addressEn]) => ({
    id,
    name: { 'zh-CN': zh, en },
    kind,
    uscc,
    ...(id === WITH_LEI.id && { lei: WITH_LEI.lei }),
    address: { 'zh-CN': `演示市${addressZh}`, en: `${addressEn}, Demo City` },
    latitude: near(MIDDLE.latitude),
    longitude: near(MIDDLE.longitude),
    status: id === CLOSED ? 'closed' : id === SUSPENDED ? 'suspended' : 'active',
  }))
  const licences = ORGANISATION_ROWS.flatMap(([organisation, , , kind], number) =>
    LICENCES[kind].map(({ prefix, title, authority, years }, nth) => {
      const isLast = nth === LICENCES[kind].length - 1
      const from = -random.between(200, 900)
      const span = {
        valid_from: day(isLast && organisation === NOT_YET ? 30 : from),
        valid_until: years === null ? null : day(isLast && organisation === EXPIRED ? -20 : from + years * 365),
      }
      const status = isLast && organisation === REVOKED ? 'revoked' : suspendedWith(organisation, isLast)
      return { organisation, number: `${prefix}9901${100 + number}`, title, authority, ...span, status }
    }),
  )
  const results = ORGANISATION_ROWS.flatMap(([organisation, , , kind]) =>
    INSPECTIONS[kind].flatMap(({ title, authority, isGraded }) =>
      [0, 1].map((year) => {
        const outcome = organisation === SUSPENDED && year === 0 ? 'failed' : random.pick(OUTCOMES)
        const found = { organisation, day: day(-random.between(5, 300) - 365 * year), title, authority, outcome }
        return isGraded ? { ...found, grade: gradeOf(outcome, random.next()) } : found
      }),
    ),
  )
  return { organisations, licences, results }
}

const OUTCOMES = ['passed', 'passed', 'passed', 'remedied'] as const

function gradeOf(outcome: string, share: number): string {
  if (outcome === 'failed') return 'C'
  return outcome === 'remedied' || share < 0.3 ? 'B' : 'A'
}

function suspendedWith(organisation: string, isLast: boolean): string {
  return isLast && organisation === SUSPENDED ? 'suspended' : 'granted'
}

/** What stands on the door of an organisation. @throws Error for an id that the demo does not have */
export function doorName(id: string): LocalText {
  const row = ORGANISATION_ROWS.find((each) => each[0] === id)
  if (!row) throw new Error(`the demo has no organisation ${id}`)
  return { 'zh-CN': row[1], en: row[2] }
}
