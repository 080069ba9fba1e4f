import { toBase64url } from '@hefu/bytes'
import { DeskRefusedError, deskClient, officerSession } from '@hefu/city'
import { ed25519Sign } from '@hefu/log'
import {
  type ActBody,
  approvalMessage,
  type Clock,
  type CredentialTypeId,
  type EarlyEndReason,
  encodeProposal,
  proposeAct,
} from '@hefu/standard'
import { ORIGIN } from '../city-config.ts'
import type { DemoOfficer } from '../register/demo-officers.ts'
import { type OfficerSignInAt, signInOfficer } from './sign-in-officer.ts'

/** One person, as the identity provider calls them: an officer has it from their own file, and finds nobody by it. */
export interface EnteredPerson {
  readonly issuer: string
  readonly subject: string
}

/** Which kind of credential ends early, or does no longer, and why. */
export interface Ending {
  readonly type: CredentialTypeId
  readonly reason: EarlyEndReason
}

/** Cases and early ends as an officer who is signed in works on them. Everything throws `DeskRefusedError` with the city's code. */
export interface CaseDesk {
  /** The ids of open cases, those due first in front. */
  openCases(): Promise<readonly string[]>
  /** Opens a case, which its person is told of, and reads what they have written. */
  open(id: string): Promise<string>
  /** @returns the digest of the proposal */
  proposeEnd(ending: Ending, person: EnteredPerson): Promise<string>
  /** Proposes to take an early end back, with the answer to the appeal against it. @returns the digest of the proposal */
  proposeLift(caseId: string, ending: Ending, answer: string): Promise<string>
  /** Approves what another officer has proposed; with the person anew where it ends a credential. @returns the index of the act */
  approve(digest: string, person: EnteredPerson | null): Promise<number>
}

/** Signs an officer in, by their account and their key, and takes them to the cases. */
export async function caseDesk(
  at: OfficerSignInAt & { readonly clock: Clock },
  officer: DemoOfficer,
): Promise<CaseDesk> {
  const { cityUrl, consoleUrl, clock } = at
  const accessToken = await signInOfficer(at, officer.id)
  const headers = await officerSession(cityUrl, { origin: ORIGIN, consoleOrigin: consoleUrl, officer, accessToken })

  async function call<Answer>(path: string, body?: object): Promise<Answer> {
    const response = await fetch(`${cityUrl}/officers${path}`, {
      headers: { ...headers },
      ...(body && { method: 'POST', body: JSON.stringify(body) }),
    })
    const answer = (await response.json()) as Answer & { readonly code?: string }
    if (response.ok) return answer
    throw new DeskRefusedError(answer.code ?? 'city-down', `/officers${path} answered ${response.status}`)
  }

  async function propose(path: string, body: ActBody, about: object): Promise<string> {
    const draft = { body, proposer: officer.id, proposedAt: clock() }
    const proposal = toBase64url(encodeProposal(await proposeAct(ORIGIN, draft, officer.privateKey)))
    return (await call<{ digest: string }>(path, { proposal, ...about })).digest
  }

  return {
    async openCases() {
      const { cases } = await call<{ cases: readonly { id: string; status: string }[] }>('/cases')
      return cases.filter(({ status }) => status === 'open').map(({ id }) => id)
    },
    async open(id) {
      return (await call<{ text: string }>(`/cases/${id}/opening`, {})).text
    },
    proposeEnd: (ending, person) => propose('/early-ends', { kind: 'early-end', ...ending }, { person }),
    proposeLift: (caseId, ending, text) =>
      propose(`/cases/${caseId}/lift`, { kind: 'early-end-lifted', ...ending }, { text }),
    async approve(digest, person) {
      const listed = (await deskClient(cityUrl, ORIGIN).proposals()).find((one) => one.digest === digest)
      if (!listed) throw new DeskRefusedError('unknown-proposal', 'there is no such proposal')
      const decision = { approver: officer.id, decidedAt: clock() }
      const message = approvalMessage(ORIGIN, { ...listed.proposal, ...decision })
      const signature = toBase64url(await ed25519Sign(officer.privateKey, message))
      const body = { ...decision, signature, ...(person && { person }) }
      return (await call<{ act: number }>(`/early-ends/${digest}/approval`, body)).act
    },
  }
}
