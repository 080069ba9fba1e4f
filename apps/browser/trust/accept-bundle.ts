import { LogError, type LogPolicy, parseVerifierKey } from '@hefu/log'
import {
  encodeRegisterBundle,
  type ProvenRegister,
  proveRegister,
  RegisterError,
  type RegisterFault,
  registerView,
  StandardError,
  wholeBundle,
} from '@hefu/standard'
import { BrowserError, type BrowserErrorCode } from '../error.ts'
import type { LogPin } from './app-config.ts'
import type { Trusted } from './trusted.ts'

/**
 * Proves a bundle by the pinned keys and what this device has proven before, which is itself proven again. Loaded when a bundle comes:
 * nobody waits for it who only shows a pass.
 *
 * @throws BrowserError `bundle-refused`, `bundle-unwitnessed` or `bundle-outdated`, after which to try again; `register-forked`,
 * `register-rolled-back` or `register-forged`, which are alarms and carry their evidence; `not-configured`
 */
export async function acceptBundle(received: Uint8Array, log: LogPin, kept: Trusted | null): Promise<Trusted> {
  return trusted(await proveBundle(received, log, kept))
}

/**
 * Proves a bundle as {@link acceptBundle} does, for who reads the whole register.
 *
 * @param onProven as `proveRegister`
 * @throws BrowserError as {@link acceptBundle}
 */
export async function proveBundle(
  received: Uint8Array,
  log: LogPin,
  kept: Pick<Trusted, 'bytes'> | null,
  onProven?: (proven: number, acts: number) => void,
): Promise<ProvenRegister> {
  const policy = await policyOf(log)
  try {
    const known = kept && (await proveRegister(kept.bytes, policy, null, 'own'))
    return await proveRegister(received, policy, known, 'received', onProven)
  } catch (cause) {
    if (cause instanceof RegisterError) {
      throw new BrowserError(FAULTS[cause.code], cause.message, { cause, evidence: cause.evidence })
    }
    if (cause instanceof LogError && cause.code === 'too-few-cosignatures') {
      throw new BrowserError('bundle-unwitnessed', cause.message, { cause })
    }
    if (!(cause instanceof StandardError || cause instanceof LogError)) throw cause
    throw new BrowserError('bundle-refused', 'the bundle is not proven by the pinned keys', { cause })
  }
}

const FAULTS: Readonly<Record<RegisterFault, BrowserErrorCode>> = {
  fork: 'register-forked',
  rollback: 'register-rolled-back',
  outdated: 'bundle-outdated',
  'act-refused': 'register-forged',
  'act-unsigned': 'register-forged',
  gap: 'bundle-refused',
  misplaced: 'bundle-refused',
}

function trusted(register: ProvenRegister): Trusted {
  return {
    bytes: encodeRegisterBundle(wholeBundle(register)),
    size: register.state.size,
    bundle: registerView(register),
  }
}

/** @throws BrowserError `not-configured` */
async function policyOf({ key, witnesses, quorum }: LogPin): Promise<LogPolicy> {
  try {
    const [logKey, keys] = await Promise.all([parseVerifierKey(key), Promise.all(witnesses.map(parseVerifierKey))])
    return { logKey, witnesses: keys, quorum }
  } catch (cause) {
    if (!(cause instanceof LogError)) throw cause
    throw new BrowserError('not-configured', 'a pinned key is none', { cause })
  }
}
