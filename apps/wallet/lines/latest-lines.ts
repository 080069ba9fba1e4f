import { MANDATE } from '@hefu/standard'
import type { HeldCredential, LineId } from '@hefu/wallet'

/** The cards held that came from a grant or an offer: the latest credential of each line. */
export function latestLines(credentials: readonly HeldCredential[]): readonly HeldCredential[] {
  const latest = new Map<LineId, HeldCredential>()
  for (const held of credentials) {
    if (held.line === undefined) continue
    const known = latest.get(held.line)
    if (!known || held.header.epoch > known.header.epoch) latest.set(held.line, held)
  }
  return [...latest.values()]
}

/** Of them the mandates. */
export function latestMandates(credentials: readonly HeldCredential[]): readonly HeldCredential[] {
  return latestLines(credentials).filter(({ header }) => header.type === MANDATE.id)
}

/** All that is held of one line. */
export function ofLine(credentials: readonly HeldCredential[], line: LineId): readonly HeldCredential[] {
  return credentials.filter((held) => held.line === line)
}
