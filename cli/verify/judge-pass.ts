import { loadCurve, type RandomSource } from '@hefu/bbs'
import { createGate, type RefusalReason } from '@hefu/gate'
import { ed25519KeyPair } from '@hefu/log'
import { decodePass, type Pass, type ServiceId, StandardError, serviceOf, type TrustBundle } from '@hefu/standard'
import type { Finding } from './finding.ts'
import { passContent, passSays } from './pass-words.ts'
import { GATE_REASONS } from './reasons.ts'

/** What a pass is judged by. */
export interface JudgeBy {
  readonly bundle: TrustBundle
  /** Unix seconds. */
  readonly at: number
  readonly random: RandomSource
  /** At whose gate; by default that of the service for which the pass was made. */
  readonly service?: ServiceId | undefined
}

/**
 * Judges a pass as a gate of its service would that has seen no other pass, and that has itself asked what the pass answers: who
 * asked, only the gate that did can know.
 *
 * @throws GateError `unknown-service` for a service that was named and is not registered
 */
export async function judgePass(text: string, by: JudgeBy): Promise<Finding> {
  await loadCurve()
  const pass = readPass(text)
  if (typeof pass === 'string') return finding(pass, GATE_REASONS[pass])
  const { bundle, at } = by
  const service = by.service ?? pass.service
  if (!by.service && !serviceOf(bundle, service, at)) {
    return finding('unknown-service', 'it was made for a service that is not registered', pass, bundle)
  }
  const reason = await reasonAtGate(text, pass, service, by)
  if (reason === null) return finding(null, `a gate of ${service} would admit it`, pass, bundle)
  return finding(reason, GATE_REASONS[reason], pass, bundle)
}

async function reasonAtGate(text: string, pass: Pass, service: ServiceId, by: JudgeBy): Promise<RefusalReason | null> {
  const { bundle, at, random } = by
  const { nonce } = pass
  const { privateKey } = await ed25519KeyPair(random(32))
  const gate = createGate({
    bundle,
    service,
    clock: () => at,
    random: () => nonce ?? random(16),
    requestKey: { id: 'verify', privateKey },
  })
  const registered = [...gate.service.required, ...gate.service.optional]
  const indexes = [...pass.disclosed.keys()]
  if (nonce !== null && indexes.every((index) => registered.includes(index))) await gate.makeRequest(indexes)
  const verdict = gate.check(text)
  if (verdict.verdict === 'admitted') return null
  // An answer for which no request could be made discloses what no request of this service may ask for.
  const overDisclosed = verdict.reason === 'nonce' && nonce !== null
  return overDisclosed ? 'over-disclosed' : verdict.reason
}

function readPass(text: string): Pass | RefusalReason {
  try {
    return decodePass(text)
  } catch (error) {
    if (!(error instanceof StandardError)) throw error
    return error.code === 'unknown-version' ? 'unknown-version' : 'malformed'
  }
}

function finding(reason: string | null, because: string, pass?: Pass, bundle?: TrustBundle): Finding {
  return {
    subject: 'pass',
    holds: reason === null,
    reason,
    because,
    says: pass && bundle ? passSays(pass, bundle) : [],
    content: pass && bundle ? passContent(pass, bundle) : null,
  }
}
