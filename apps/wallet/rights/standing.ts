import type { Trusted } from '@hefu/app-browser'
import { decodeRegisterBundle } from '@hefu/standard'
import { checkEarlyEnd } from '@hefu/wallet'
import type { EndedEarly } from '../issuance/stop.ts'

/**
 * What the wallet's own register says to a refusal. `unknown`: it is older than the refusal. The rest but `proven` mean that the city
 * refuses without an act: it named none, one that is not there, one that says something else, or one of a kind of which none stands.
 */
export type EndStanding = 'proven' | 'unknown' | 'none-named' | 'missing' | 'another-act' | 'taken-back'

/** A register that witnesses saw this long after a refusal has the act, if there is one: it is logged before the city refuses. */
const PUBLISHED_WITHIN = 3600

/** Holds a stop to the register that this wallet has proven. */
export function standingOf({ end, heardAt }: EndedEarly, trusted: Trusted | null): EndStanding {
  if (!end) return 'none-named'
  if (!trusted) return 'unknown'
  const standing = checkEarlyEnd(decodeRegisterBundle(trusted.bytes).entries, end)
  const recent = trusted.bundle.issuedAt > heardAt + PUBLISHED_WITHIN
  return standing === 'unknown' && recent ? 'missing' : standing
}

/**
 * What to show to others of a refusal without an act, as text: what the city said, and the checkpoint that log and witnesses signed, which
 * says how many acts there are. The refusal itself is not signed, and the text says so.
 */
export function evidenceOf(stop: EndedEarly, standing: EndStanding, trusted: Trusted | null): string {
  const { type, end, heardAt } = stop
  const moment = (seconds: number): string => new Date(seconds * 1000).toISOString()
  return [
    'Hefu: a city refuses a credential without an act in its register',
    '',
    `city: ${trusted?.bundle.origin ?? 'unknown'}`,
    `credential type: ${type}`,
    `refused at: ${moment(heardAt)} (as the wallet heard it; the city does not sign its refusals)`,
    end ? `act named: ${end.act}, ${end.reason}, decided at ${moment(end.decidedAt)}` : 'act named: none',
    `the wallet finds: ${standing}`,
    '',
    'checkpoint of the register that the wallet has proven:',
    trusted ? decodeRegisterBundle(trusted.bytes).checkpoint : 'none',
  ].join('\n')
}
