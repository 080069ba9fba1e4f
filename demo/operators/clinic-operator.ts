import {
  type ClinicIdentity,
  clinicPlan,
  type RunningClinic,
  type SyntheticPatient,
  startClinic,
  syntheticRecord,
  VENUE_ENTRIES,
} from '@hefu/clinic'
import { serviceRequestKey } from '@hefu/service-kit'
import { issuerId } from '@hefu/standard'
import type { Resident } from '../residents/resident.ts'
import type { Operator } from './operator.ts'
import { OPERATOR_WORDS } from './operator-words.ts'

const IDENTITY: ClinicIdentity = { id: 'clinic', name: OPERATOR_WORDS.clinic.name }
/** How many of the residents are patients: those who are named in the guide are among them. */
const PATIENTS = 40
/** Records end with a test of a morning that is over, whatever time it is now; in seconds. */
const SINCE_TEST = 2 * 3600
/** A card on plastic to try, and its PIN. */
export const SOCIAL_CARD = { number: 'SB-0001', pin: '246810' } as const

/** The clinic: laboratory results, immunisations, records, and the venue and ward that look at what it issues. */
export const clinicOperator: Operator<RunningClinic> = {
  plan: clinicPlan(IDENTITY.id),
  async takers({ config, span, keyOf }) {
    const { id, publicKey } = await serviceRequestKey(config)
    const visited = VENUE_ENTRIES({ issuer: issuerId(IDENTITY.id), requestKey: { id, publicKey }, ...span })
    return Promise.all(visited.map(async (service) => ({ ...service, requestKeys: [await keyOf(service.id)] })))
  },
  async start({ config, ports }, residents) {
    const running = await startClinic(config, IDENTITY, ports)
    const { clinic } = running
    const patients = residents.slice(0, PATIENTS)
    if ((await clinic.records.patientByNumber(patientNumber(0))) === undefined) {
      const at = ports.clock() - SINCE_TEST
      const records = patients.map((one, index) => syntheticRecord(patientOf(one, index), at, 'demo'))
      await clinic.importRecords(records.join('\n'))
      const terms = { kind: 'employee', validUntil: '2035-12-31' } as const
      await clinic.socialCards.put({ ...SOCIAL_CARD, terms, validUntil: terms.validUntil })
    }
    return running
  },
}

/** The clinic's number of the resident of that place in the list. */
export function patientNumber(index: number): string {
  return `C-${1001 + index}`
}

/** A resident as the clinic knows them. */
function patientOf({ name, nameLatin, birthDate, idNumber }: Resident, index: number): SyntheticPatient {
  const [family = name, given = ''] = nameLatin.split(' ')
  const gender = index % 2 === 0 ? 'female' : 'male'
  return { number: patientNumber(index), name, latin: [family, given], birthDate, gender, document: idNumber }
}
