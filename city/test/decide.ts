import { toBase64url } from '@hefu/bytes'
import { ed25519Sign } from '@hefu/log'
import { type ActBody, approvalMessage, encodeProposal, proposeAct } from '@hefu/standard'
import type { TestCity } from './test-city.ts'

/** Two officers of a test city decide an act at its desk, now. @throws Error with what the desk answered when it refuses */
export async function decide(city: TestCity, body: ActBody): Promise<void> {
  const [proposer, approver] = city.register.officers
  const now = Math.floor(city.time.now)
  const proposal = await proposeAct(
    city.config.origin,
    { body, proposer: proposer.id, proposedAt: now },
    proposer.privateKey,
  )
  const { digest } = await post(city, '/register/proposals', { proposal: toBase64url(encodeProposal(proposal)) })
  const decision = { approver: approver.id, decidedAt: now }
  const message = approvalMessage(city.config.origin, { ...proposal, ...decision })
  const signature = toBase64url(await ed25519Sign(approver.privateKey, message))
  await post(city, `/register/proposals/${digest}/approval`, { ...decision, signature })
}

async function post(city: TestCity, path: string, body: object): Promise<{ readonly digest?: string }> {
  const response = await city.app.request(path, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(body),
  })
  if (!response.ok) throw new Error(`${path} answered ${response.status}: ${await response.text()}`)
  return (await response.json()) as { readonly digest?: string }
}
