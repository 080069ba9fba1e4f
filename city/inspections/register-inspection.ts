import type { RandomSource } from '@hefu/bbs'
import { fromHex, toHex } from '@hefu/bytes'
import { type Clock, type InspectionId, type OfficerId, type RegisterState, signTaskCode } from '@hefu/standard'
import { dayAt } from '../issuance/age.ts'
import type { OfficerAudit } from '../officers/officer-audit.ts'
import { type Inspection, type InspectionPlan, wrongPart } from './inspection.ts'
import type { InspectionKey, InspectionKeys } from './inspection-keys.ts'
import type { InspectionStore } from './inspection-store.ts'

/** What inspections stand on. */
export interface InspectionPorts {
  readonly register: () => RegisterState
  readonly keys: InspectionKeys
  readonly store: InspectionStore
  readonly audit: OfficerAudit
  readonly clock: Clock
  readonly random: RandomSource
}

/** What became of a plan; `wrong` names the part that does not fit. */
export type RegisterOutcome =
  | { readonly outcome: 'registered'; readonly inspection: Inspection; readonly code: string }
  | { readonly outcome: 'refused'; readonly wrong: keyof InspectionPlan }

const DAY = 86_400

/** Registers an inspection and signs its code. Durable before the code is answered: no registration, no code. */
export async function registerInspection(
  ports: InspectionPorts,
  officer: OfficerId,
  plan: InspectionPlan,
): Promise<RegisterOutcome> {
  const wrong = wrongPart(plan, todayIn(ports))
  if (wrong) return { outcome: 'refused', wrong }
  const key = await keyFor(ports, plan)
  if (!key) return { outcome: 'refused', wrong: 'authority' }
  const inspection: Inspection = { ...plan, id: toHex(ports.random(16)), rating: null, comment: null }
  await ports.audit.note({ officer, deed: 'inspection-registered', about: inspection.id })
  await ports.store.add(inspection)
  return { outcome: 'registered', inspection, code: await codeOf(inspection, key) }
}

/** The code of an inspection that was registered, to be shown on its day; null where there is none, or its key has ended. */
export async function taskCodeOf(ports: InspectionPorts, id: string): Promise<string | null> {
  const inspection = await ports.store.find(id)
  const key = inspection && (await keyFor(ports, inspection))
  return key ? codeOf(inspection, key) : null
}

/** The day in the city. */
export function todayIn({ register, clock }: Pick<InspectionPorts, 'register' | 'clock'>): string {
  return dayAt(clock(), register().city?.utcOffsetMinutes ?? 0)
}

/** The authority's key, if it is good until the day is over. */
async function keyFor(
  { keys, register, clock }: InspectionPorts,
  { authority, day }: Pick<InspectionPlan, 'authority' | 'day'>,
): Promise<InspectionKey | null> {
  const dayEnds = Date.parse(`${day}T00:00:00Z`) / 1000 - (register().city?.utcOffsetMinutes ?? 0) * 60 + DAY
  return keys.signingKey(authority, Math.max(clock(), dayEnds - 1))
}

function codeOf({ id, organisation, day, task, officers }: Inspection, key: InspectionKey): Promise<string> {
  const claim = { keyId: key.id, inspection: fromHex(id) as Uint8Array as InspectionId, organisation, day, task }
  return signTaskCode({ ...claim, officers: officers.length }, key.privateKey)
}
