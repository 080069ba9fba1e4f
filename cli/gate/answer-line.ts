import type { Gate } from '@hefu/gate'
import { MAX_BUNDLE_AGE, type TrustBundle } from '@hefu/standard'
import { CliError } from '../error.ts'
import { codeOf } from '../report-error.ts'
import { type VerdictJson, verdictJson } from './verdict-json.ts'

/** A gate, and where its bundle comes from. */
export interface Door {
  readonly gate: Gate
  /** Reads the bundle again and judges by it from now on. */
  reload(): Promise<TrustBundle>
}

/** What a line is answered with. */
export type Answer =
  | VerdictJson
  | { readonly request: string; readonly validUntil: number }
  | { readonly bundle: { readonly issuedAt: number; readonly usableUntil: number } }
  | { readonly error: string }

/**
 * Answers one line: `REQUEST` and `BUNDLE` are orders of the device, anything else is what its camera read. Never throws.
 *
 * @param line `null` for one that was too long to be a pass
 */
export async function answerLine(line: string | null, door: Door): Promise<Answer> {
  if (line === null) return { verdict: 'refused', reason: 'malformed' }
  try {
    if (line === 'BUNDLE') return await reload(door)
    if (line === 'REQUEST' || line.startsWith('REQUEST ')) return await request(line.slice('REQUEST'.length), door.gate)
  } catch (error) {
    return { error: codeOf(error) }
  }
  const { gate } = door
  return verdictJson(gate.check(line), gate.service, gate.type)
}

async function reload(door: Door): Promise<Answer> {
  const { issuedAt } = await door.reload()
  return { bundle: { issuedAt, usableUntil: issuedAt + MAX_BUNDLE_AGE } }
}

async function request(names: string, gate: Gate): Promise<Answer> {
  const asked = names.split(/[ ,]+/).filter((name) => name !== '')
  const indexes = asked.map((name) => {
    const index = gate.type.attributes.findIndex((attribute) => attribute.name === name)
    if (index < 0) throw new CliError('unknown-attribute', `${gate.type.id} has no ${name}`)
    return index
  })
  const { text, validUntil } = await gate.makeRequest(indexes.length > 0 ? indexes : undefined)
  return { request: text, validUntil }
}
