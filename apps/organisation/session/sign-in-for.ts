import { type CityApi, ProblemError } from '@hefu/app-browser/city-api'
import { readAnswer } from './read-answer.ts'
import { type Acting, endSession, openSession } from './session.ts'

/**
 * Signs in by what was held before the camera, for the organisation that is meant.
 *
 * @param organisation empty for any: whose mandate it is, the holder has chosen in the wallet
 * @throws ProblemError as `readAnswer` and `openSession`; `other-organisation` when the mandate is another's, which then signs nobody in
 */
export async function signInFor(api: CityApi, organisation: string, text: string): Promise<Acting> {
  const acting = await openSession(api, readAnswer(text))
  if (organisation === '' || acting.organisation === organisation) return acting
  await endSession(api)
  throw new ProblemError('other-organisation', `the mandate is of ${acting.organisation}`)
}
