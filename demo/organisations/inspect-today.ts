import type { Clock } from '@hefu/standard'
import { UTC_OFFSET_MINUTES } from '../city-config.ts'
import { SHOP_AT_DOOR } from '../codes/demo-organisations.ts'
import { askAsOfficer } from '../console/ask-as-officer.ts'
import { officerAtWork } from '../console/officer-at-work.ts'
import type { OfficerSignInAt } from '../console/sign-in-officer.ts'
import type { DemoOfficers } from '../register/demo-officers.ts'
import { INSPECTING_AUTHORITY } from '../register/inspection-key.ts'
import { localDate } from '../residents/resident.ts'
import { registerInspection } from './register-inspection.ts'

/** An inspection as its authority's list has it. */
interface ListedInspection {
  readonly id: string
  readonly organisation: string
  readonly day: string
}

/**
 * Sees to it that the demo's shop is inspected today: registers it, unless an earlier start of the day has.
 *
 * @returns the code that inspectors show, `HT1:...`
 * @throws DemoError `city-refused`
 */
export async function inspectToday(
  demo: OfficerSignInAt & { readonly officers: DemoOfficers; readonly clock: Clock },
): Promise<string> {
  const { cityUrl } = demo
  const officer = await officerAtWork(demo, demo.officers[0])
  const today = localDate(demo.clock(), UTC_OFFSET_MINUTES)
  const path = `/officers/inspections/${INSPECTING_AUTHORITY}`
  const { inspections } = await askAsOfficer<{ readonly inspections: readonly ListedInspection[] }>(
    cityUrl,
    officer,
    path,
  )
  const known = inspections.find(({ organisation, day }) => organisation === SHOP_AT_DOOR && day === today)
  if (!known) return registerInspection(cityUrl, officer, SHOP_AT_DOOR, today)
  const again = `/officers/inspections/${known.id}/code`
  return (await askAsOfficer<{ readonly code: string }>(cityUrl, officer, again)).code
}
