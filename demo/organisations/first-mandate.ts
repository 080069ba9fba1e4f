import type { MandatePower } from '@hefu/standard'
import { askAsOfficer } from '../console/ask-as-officer.ts'
import { officerAtWork } from '../console/officer-at-work.ts'
import type { OfficerSignInAt } from '../console/sign-in-officer.ts'
import type { DemoOfficers } from '../register/demo-officers.ts'

/** What is granted, and for which organisation. */
export interface FirstMandate {
  /** The id on its door. */
  readonly organisation: string
  readonly organisationName: string
  readonly powers: readonly MandatePower[]
}

/**
 * Two officers grant an organisation its first mandate.
 *
 * @returns the code to hand to whoever represents it, `HG1:...`
 * @throws DemoError `city-refused`
 */
export async function grantFirstMandate(
  demo: OfficerSignInAt & { readonly officers: DemoOfficers },
  mandate: FirstMandate,
): Promise<string> {
  const { cityUrl, officers } = demo
  const [proposer, approver] = [await officerAtWork(demo, officers[0]), await officerAtWork(demo, officers[1])]
  const terms = { ...mandate, cap: null, validUntil: null }
  const { id } = await askAsOfficer<{ readonly id: string }>(cityUrl, proposer, '/officers/mandates', terms)
  const path = `/officers/mandates/${id}/approval`
  return (await askAsOfficer<{ readonly code: string }>(cityUrl, approver, path, {})).code
}
