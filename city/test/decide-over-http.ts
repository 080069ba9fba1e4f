import type { ActBody } from '@hefu/standard'
import type { SyntheticRegister } from '@hefu/testing'
import { decideTogether, deskClient } from '../register/desk-client.ts'

/** Two officers decide an act at a running city: the founding at once, everything else by proposal and approval. */
export async function decideOverHttp(cityUrl: string, register: SyntheticRegister, body: ActBody): Promise<void> {
  const now = Math.floor(Date.now() / 1000)
  const desk = deskClient(cityUrl, register.policy.logKey.name)
  if (body.kind === 'city') await desk.found(body, register.officers, now)
  else await decideTogether(desk, body, register.officers, now)
}
