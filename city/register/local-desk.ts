import type { IssuerKeys } from '@hefu/server'
import { proposeAct } from '@hefu/standard'
import { DeskRefusedError } from './desk-client.ts'
import { heldKeys } from './held-keys.ts'
import { type ProposalDesk, propose } from './proposals.ts'
import type { KeyDesk } from './propose-keys.ts'

/** As many as the desk lists. */
const LISTED = 200

/** The desk of a city from inside its server: what is proposed is signed and checked as if it came from outside. */
export function localDesk(desk: ProposalDesk, keys: Pick<IssuerKeys, 'held'>): KeyDesk {
  return {
    proposals: () => desk.store.list(LISTED),
    issuerKeys: async () => heldKeys(keys, desk.keeper.state()),
    async propose(body, by, now) {
      const { origin } = desk.keeper
      const signed = await proposeAct(origin, { body, proposer: by.id, proposedAt: now }, by.privateKey)
      const result = await propose(desk, signed)
      if (result.outcome === 'refused') throw new DeskRefusedError(result.reason, `the desk refuses a ${body.kind}`)
      return result.made
    },
  }
}
