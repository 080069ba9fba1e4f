import { fromBase64url } from '@hefu/bytes'
import { type ActBody, type Clock, labelKeyId, type RegisterState } from '@hefu/standard'
import { askAsOfficer } from '../console/ask-as-officer.ts'
import { officerAtWork } from '../console/officer-at-work.ts'
import type { OfficerSignInAt } from '../console/sign-in-officer.ts'
import type { DemoOfficers } from './demo-officers.ts'

/** Whose inspections the demo has: the key of this id signs them. */
export const INSPECTING_AUTHORITY = 'market1'
const NAME = { 'zh-CN': '演示市市场监督管理局', en: 'Demo City Market Regulator' }
const TERM = 1000 * 86_400

/** What founding the key of an authority stands on. */
interface InspectionKeyPorts extends OfficerSignInAt {
  readonly officers: DemoOfficers
  readonly clock: Clock
}

/** The act that registers the key of the authority that inspects, where the register lacks it: the city makes it ready for an officer. */
export async function inspectionKeyActs(state: RegisterState, ports: InspectionKeyPorts): Promise<readonly ActBody[]> {
  const id = labelKeyId(INSPECTING_AUTHORITY)
  if (state.labelKeys.has(id)) return []
  const officer = await officerAtWork(ports, ports.officers[0])
  const path = '/officers/inspection-keys'
  const made = await askAsOfficer<{ readonly publicKey: string }>(ports.cityUrl, officer, path, { id })
  const publicKey = fromBase64url(made.publicKey)
  const key = {
    id,
    name: NAME,
    origin: ports.cityUrl,
    serves: ['inspection'],
    publicKey,
    endsAt: ports.clock() + TERM,
  } as const
  return [{ kind: 'label-key', key }]
}
