import { MANDATE } from '@hefu/standard'
import type { HeldCredential, LineId } from '@hefu/wallet'

/** The mandates held: the latest credential of each line. */
export function latestMandates(credentials: readonly HeldCredential[]): readonly HeldCredential[] {
  const latest = new Map<LineId, HeldCredential>()
  for (const held of credentials) {
    if (held.line === undefined || held.header.type !== MANDATE.id) continue
    const known = latest.get(held.line)
    if (!known || held.header.epoch > known.header.epoch) latest.set(held.line, held)
  }
  return [...latest.values()]
}

/** All that is held of one mandate. */
export function ofLine(credentials: readonly HeldCredential[], line: LineId): readonly HeldCredential[] {
  return credentials.filter((held) => held.line === line)
}
