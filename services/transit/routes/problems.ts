import { problem } from '@hefu/server'
import type { Context } from 'hono'
import type { TransitError, TransitErrorCode } from '../error.ts'

/** What a caller of the API is told, by the code of the error. */
const ANSWERS: Partial<Record<TransitErrorCode, readonly [status: 400 | 401 | 403 | 404 | 409, title: string]>> = {
  'unknown-product': [400, 'Nothing that is sold.'],
  'unknown-purchase': [404, 'No purchase has this receipt code.'],
  'receipt-taken': [409, 'The receipt code is of another purchase.'],
  'unknown-stop': [404, 'There is no such stop.'],
  'unknown-gate': [401, 'Not the token of a gate.'],
  'concession-needed': [403, 'A concession has to be shown first.'],
  'ask-over': [404, 'Nothing is asked any more. Begin again.'],
}

/** Problem details of an error that a caller can do something about; others are thrown on. */
export function transitProblem(c: Context, error: TransitError): Response {
  const answer = ANSWERS[error.code]
  if (!answer) throw error
  return problem(c, answer[0], error.code, answer[1])
}
