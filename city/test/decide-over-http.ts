import { toBase64url } from '@hefu/bytes'
import { type ActBody, decodeAct, encodeProposal } from '@hefu/standard'
import type { SyntheticRegister } from '@hefu/testing'

/** Two officers decide an act at a running city: the founding at once, everything else by proposal and approval. */
export async function decideOverHttp(cityUrl: string, register: SyntheticRegister, body: ActBody): Promise<void> {
  register.now = Math.floor(Date.now() / 1000)
  const entry = await register.act(body)
  if (body.kind === 'city') {
    await post(`${cityUrl}/register/founding`, { act: toBase64url(entry) })
    return
  }
  const act = decodeAct(entry)
  const { digest } = (await post(`${cityUrl}/register/proposals`, {
    proposal: toBase64url(encodeProposal(act)),
  })) as { digest: string }
  await post(`${cityUrl}/register/proposals/${digest}/approval`, {
    approver: act.approver,
    decidedAt: act.decidedAt,
    signature: toBase64url(act.approval),
  })
}

async function post(url: string, body: object): Promise<unknown> {
  const headers = { 'Content-Type': 'application/json' }
  const response = await fetch(url, { method: 'POST', headers, body: JSON.stringify(body) })
  const answer = await response.text()
  if (!response.ok) throw new Error(`${url}: ${response.status} ${answer}`)
  return JSON.parse(answer)
}
