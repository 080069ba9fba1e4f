import { ProblemError } from '@hefu/app-browser/city-api'
import { GRANT_PREFIX, PASS_PREFIX, REQUEST_PREFIX } from '@hefu/standard'

/**
 * What was held before the camera, if it may be a wallet's answer. Whether it is a good one, the city says.
 *
 * @throws ProblemError `own-request` for the code that this page shows itself, `grant-code` for the code of a mandate, which a wallet takes first;
 * `no-answer` for anything else
 */
export function readAnswer(text: string): string {
  if (text.startsWith(PASS_PREFIX)) return text
  if (text.startsWith(REQUEST_PREFIX)) throw new ProblemError('own-request', 'this is a request')
  if (text.startsWith(GRANT_PREFIX)) throw new ProblemError('grant-code', 'this is the code of a grant')
  throw new ProblemError('no-answer', 'this is no answer of a wallet')
}
