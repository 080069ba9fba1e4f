import { anything, record, text } from '@hefu/app-browser/city-api'
import { toBase64url } from '@hefu/bytes'
import { type EarlyEndReason, encodeProposal } from '@hefu/standard'
import { signProposal } from '../register/desk.ts'
import type { Console } from '../state/console-context.ts'
import { type ListedCase, listedCases, type OpenedCase, openedCase } from './person-case.ts'

type Ports = Pick<Console, 'api' | 'register' | 'signer' | 'clock'>

/** All cases: nothing of whose they are. */
export async function listCases({ api }: Pick<Ports, 'api'>): Promise<readonly ListedCase[]> {
  return (await api.get('/officers/cases', listedCases)).cases
}

/** Opens a case: from then on the person sees which office did, when and why. @throws ProblemError `unknown-case` */
export function openCase({ api }: Pick<Ports, 'api'>, id: string): Promise<OpenedCase> {
  return api.send('POST', `/officers/cases/${id}/opening`, null, openedCase)
}

/**
 * Dismisses an appeal, or answers a data request.
 *
 * @throws ProblemError `case-closed`, `decided-the-end`, `not-opened`, `unknown-case`
 */
export async function answerCase(
  { api }: Pick<Ports, 'api'>,
  id: string,
  answer: { readonly outcome: 'dismissed' | 'answered'; readonly text: string },
): Promise<void> {
  await api.send('POST', `/officers/cases/${id}/answer`, answer, anything)
}

/**
 * Proposes to take back the early end that an appeal is against; a second officer decides, and then the person reads the text.
 *
 * @returns the digest of the proposal
 * @throws AccessError; ProblemError as {@link answerCase}, or the rule of the register
 */
export async function proposeLift(
  { api, register, signer, clock }: Ports,
  id: string,
  {
    type,
    reason,
    answer,
  }: {
    readonly type: OpenedCase['type']
    readonly reason: EarlyEndReason
    readonly answer: string
  },
): Promise<string> {
  const signed = await signProposal(register.origin, { kind: 'early-end-lifted', type, reason }, signer, clock())
  const body = { proposal: toBase64url(encodeProposal(signed)), text: answer }
  return (await api.send('POST', `/officers/cases/${id}/lift`, body, record({ digest: text }))).digest
}
