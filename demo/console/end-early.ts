import { type AboutEarlyEnd, earlyEndClient } from '@hefu/city'
import { ORIGIN } from '../city-config.ts'
import type { RunningDemo } from '../running-demo.ts'
import { officerAtWork } from './officer-at-work.ts'

/**
 * Two officers of the demo end one resident's credential early, as they would at the console.
 *
 * @returns index of the act in the log
 * @throws DeskRefusedError with the city's code
 */
export async function endEarly(demo: RunningDemo, residentId: string, about: AboutEarlyEnd): Promise<number> {
  const [first, second] = demo.officers
  const [proposer, approver] = await Promise.all([officerAtWork(demo, first), officerAtWork(demo, second)])
  const ends = earlyEndClient(demo.cityUrl, ORIGIN)
  const person = { issuer: demo.identityProviderUrl, subject: residentId }
  const digest = await ends.proposeEnd(proposer, about, person, demo.clock())
  return (await ends.approve(approver, digest, person, demo.clock())).act
}
