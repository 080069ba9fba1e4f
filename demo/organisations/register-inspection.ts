import type { OfficerAtWork } from '@hefu/city'
import { askAsOfficer } from '../console/ask-as-officer.ts'
import { INSPECTING_AUTHORITY } from '../register/inspection-key.ts'

/** What the demo's authority comes for. Who may come is said by posts, never by names. */
const PLAN = {
  authority: INSPECTING_AUTHORITY,
  task: { 'zh-CN': '食品安全检查', en: 'Food safety' },
  legalBasis: { 'zh-CN': '《演示市食品安全条例》第三十条', en: 'Article 30 of the Demo City Food Safety Ordinance' },
  officers: ['Food inspector 3', 'Food inspector 7'],
} as const

/**
 * An authority registers an inspection of an organisation before it takes place.
 *
 * @param officer with the role `inspections`
 * @param day `YYYY-MM-DD`
 * @returns the code that inspectors show, `HT1:...`
 * @throws DemoError `city-refused`
 */
export async function registerInspection(
  cityUrl: string,
  officer: OfficerAtWork,
  organisation: string,
  day: string,
): Promise<string> {
  const path = '/officers/inspections'
  return (await askAsOfficer<{ readonly code: string }>(cityUrl, officer, path, { ...PLAN, organisation, day })).code
}
