import { problem } from '@hefu/server'
import { notice, writingFor } from '@hefu/service-kit'
import { localText } from '@hefu/standard'
import type { Context } from 'hono'
import { ParkingError, type ParkingErrorCode } from '../error.ts'
import { publicPage } from '../pages/layout.ts'

/** What a caller of the API is told, by the code of the error. */
const ANSWERS: Partial<Record<ParkingErrorCode, readonly [status: 400 | 401 | 404 | 409 | 422, title: string]>> = {
  'unknown-car-park': [404, 'There is no such car park here.'],
  'unknown-barrier': [401, 'Not the token of a barrier.'],
  'invalid-tariff': [422, 'These are no prices.'],
  'invalid-form': [422, 'The form does not fit.'],
  'unknown-receipt': [409, 'Nothing paid has this receipt.'],
  'ask-over': [404, 'Nothing is asked any more. Begin again.'],
}

/** Problem details of an error that a caller can do something about; others are thrown on. */
export function parkingProblem(error: Error, c: Context): Response {
  const answer = error instanceof ParkingError ? ANSWERS[error.code] : undefined
  if (!answer) throw error
  return problem(c, answer[0], (error as ParkingError).code, answer[1])
}

/** A page for what a reader did that leads nowhere: what happened, and where to go on. */
export function sayWhatIsWrong(error: Error, c: Context): Response | Promise<Response> {
  if (!(error instanceof ParkingError) || !ANSWERS[error.code]) throw error
  const writing = writingFor(c)
  const { say } = writing
  const over = error.code === 'ask-over'
  return publicPage(writing, {
    title: localText('没有成功', 'That did not work'),
    status: over || error.code === 'unknown-car-park' ? 404 : 422,
    main: over
      ? notice('refusal', say('这次请求已过期', 'This has run out'), say('请重新开始。', 'Begin again.'))
      : notice(
          'refusal',
          say('这里没有这个停车场，或填写有误', 'There is no such car park here, or the form does not fit'),
          say('请从首页重新选择。', 'Choose again on the first page.'),
        ),
  })
}
