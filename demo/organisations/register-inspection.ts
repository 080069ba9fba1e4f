import type { LocalText } from '@hefu/standard'
import { askAsOfficer } from '../console/ask-as-officer.ts'
import { officerAtWork } from '../console/officer-at-work.ts'
import type { OfficerSignInAt } from '../console/sign-in-officer.ts'
import type { DemoOfficers } from '../register/demo-officers.ts'
import { INSPECTING_AUTHORITY } from '../register/inspection-key.ts'

/** What the demo's authority comes for. */
const PLAN = {
  authority: INSPECTING_AUTHORITY,
  task: { 'zh-CN': '食品安全检查', en: 'Food safety' },
  legalBasis: { 'zh-CN': '《演示市食品安全条例》第三十条', en: 'Article 30 of the Demo City Food Safety Ordinance' },
  officers: ['Food inspector 3', 'Food inspector 7'],
} as const satisfies { readonly task: LocalText; readonly legalBasis: LocalText; readonly [part: string]: unknown }

/**
 * An authority registers an inspection of an organisation before it takes place.
 *
 * @param day `YYYY-MM-DD`
 * @returns the code that inspectors show, `HT1:...`
 * @throws DemoError `city-refused`
 */
export async function registerInspection(
  demo: OfficerSignInAt & { readonly officers: DemoOfficers },
  organisation: string,
  day: string,
): Promise<string> {
  const officer = await officerAtWork(demo, demo.officers[0])
  const plan = { ...PLAN, organisation, day }
  return (await askAsOfficer<{ readonly code: string }>(demo.cityUrl, officer, '/officers/inspections', plan)).code
}
