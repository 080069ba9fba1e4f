import { type OfficerAtWork, officerSession } from '@hefu/city'
import { ORIGIN } from '../city-config.ts'
import type { DemoOfficer } from '../register/demo-officers.ts'
import { type OfficerSignInAt, signInOfficer } from './sign-in-officer.ts'

/**
 * Signs an officer in at the city, by their account and their own key, as the console does.
 *
 * @throws DemoError `sign-in-failed`; DeskRefusedError with the city's code
 */
export async function officerAtWork(at: OfficerSignInAt, officer: DemoOfficer): Promise<OfficerAtWork> {
  const { cityUrl, consoleUrl } = at
  const accessToken = await signInOfficer(at, officer.id)
  const headers = await officerSession(cityUrl, { origin: ORIGIN, consoleOrigin: consoleUrl, officer, accessToken })
  return { key: officer, headers }
}
