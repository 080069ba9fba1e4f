import { type LocalText, localText } from '@hefu/standard'
import type { OrganisationKind } from './organisation-rows.ts'

/** A licence that organisations of a kind have: its title, who grants it, for how many years (null for one without an end). */
export interface LicenceForm {
  /** The first letters of its number. */
  readonly prefix: string
  readonly title: LocalText
  readonly authority: LocalText
  readonly years: number | null
}

/** What an authority looks at in organisations of a kind, and whether it gives a grade. */
export interface InspectionForm {
  readonly title: LocalText
  readonly authority: LocalText
  readonly isGraded: boolean
}

const MARKET = localText('演示市市场监督管理局', 'Demo City Market Regulator')
const HEALTH = localText('演示市卫生健康委员会', 'Demo City Health Commission')
const FIRE = localText('演示市消防救援支队', 'Demo City Fire Service')
const EDUCATION = localText('演示市教育局', 'Demo City Education Bureau')
const ECOLOGY = localText('演示市生态环境局', 'Demo City Ecology Bureau')
const CIVIL = localText('演示市民政局', 'Demo City Civil Affairs Bureau')

const BUSINESS = form('YZ', '营业执照', 'Business licence', MARKET, null)
const FOOD = form('JY', '食品经营许可证', 'Food business licence', MARKET, 5)
const PUBLIC_PLACE = form('GW', '公共场所卫生许可证', 'Public place hygiene permit', HEALTH, 4)
const SCHOOL = form('BX', '办学许可证', 'School licence', EDUCATION, 5)
const CLINIC = form('YL', '医疗机构执业许可证', 'Licence of a medical institution', HEALTH, 5)
const DISCHARGE = form('PW', '排污许可证', 'Discharge permit', ECOLOGY, 5)
const ASSOCIATION = form('ST', '社会团体登记证书', 'Registration of an association', CIVIL, 4)

/** The licences of each kind of organisation. */
export const LICENCES: Readonly<Record<OrganisationKind, readonly LicenceForm[]>> = {
  food: [BUSINESS, FOOD],
  shop: [BUSINESS, FOOD],
  lodging: [BUSINESS, PUBLIC_PLACE],
  school: [SCHOOL],
  clinic: [BUSINESS, CLINIC],
  service: [BUSINESS, PUBLIC_PLACE],
  industry: [BUSINESS, DISCHARGE],
  office: [BUSINESS],
  'public-body': [],
  association: [ASSOCIATION],
}

const FOOD_SAFETY = inspection('食品安全', 'Food safety', MARKET, true)
const FIRE_SAFETY = inspection('消防安全', 'Fire safety', FIRE, false)
const HYGIENE = inspection('公共卫生', 'Hygiene', HEALTH, true)

/** What is inspected of each kind of organisation. */
export const INSPECTIONS: Readonly<Record<OrganisationKind, readonly InspectionForm[]>> = {
  food: [FOOD_SAFETY, FIRE_SAFETY],
  shop: [FOOD_SAFETY],
  lodging: [HYGIENE, FIRE_SAFETY],
  school: [FIRE_SAFETY],
  clinic: [HYGIENE],
  service: [HYGIENE],
  industry: [FIRE_SAFETY],
  office: [],
  'public-body': [FIRE_SAFETY],
  association: [],
}

function form(prefix: string, zh: string, en: string, authority: LocalText, years: number | null): LicenceForm {
  return { prefix, title: localText(zh, en), authority, years }
}

function inspection(zh: string, en: string, authority: LocalText, isGraded: boolean): InspectionForm {
  return { title: localText(zh, en), authority, isGraded }
}
