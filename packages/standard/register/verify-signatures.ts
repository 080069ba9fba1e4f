import type { CredentialTypeId, IssuerId, ServiceId } from '../identifiers.ts'
import { decodeAct } from './act-format.ts'
import { type ProvenRegister, RegisterError } from './register-bundle.ts'
import { type RegisterState, versionInForce } from './register-state.ts'
import { isSignedBy } from './sign-act.ts'

/**
 * The acts that a showing to a service rests on at a moment: its registration, its credential type, and every key that signs what it
 * accepts. None for a service that is not in force, which nobody is shown to.
 */
export function actsBehindService(state: RegisterState, id: ServiceId, unixSeconds: number): readonly number[] {
  const version = versionInForce(state, id, unixSeconds)
  if (!version) return []
  const { type, issuer } = version.service
  return [version.act, ...actsBehindKeys(state, issuer, type)]
}

/** The acts that a credential rests on: its type, and the keys that sign it. */
export function actsBehindKeys(state: RegisterState, issuer: IssuerId, type: CredentialTypeId): readonly number[] {
  const known = state.types.get(type)
  const keys = state.keys.filter((key) => key.issuer === issuer && key.type === type).map(({ act }) => act)
  return known ? [known.act, ...keys] : keys
}

/**
 * Checks that officers signed acts which a reader is about to rely on: a log could else enter what nobody decided, and its witnesses
 * would not notice. What was checked once is not checked again.
 *
 * @throws RegisterError `act-unsigned`
 */
export async function verifySignatures(register: ProvenRegister, acts: readonly number[]): Promise<void> {
  const { origin, entries, signers, verified, checkpoint } = register
  const open = acts.filter((act) => !verified.has(act))
  await Promise.all(
    open.map(async (index) => {
      const [entry, by] = [entries[index], signers[index]]
      if (!entry || !by || !(await isSignedBy(origin, decodeAct(entry), by))) {
        throw new RegisterError('act-unsigned', `act ${index} is not signed by its officers`, checkpoint)
      }
      verified.add(index)
    }),
  )
}
