import {
  clinicPlan,
  type RunningClinic,
  type SyntheticPatient,
  startClinic,
  syntheticRecord,
  syntheticVisits,
  VENUE_ENTRIES,
} from '@hefu/clinic'
import { serviceRequestKey } from '@hefu/service-kit'
import { issuerId } from '@hefu/standard'
import type { Resident } from '../residents/resident.ts'
import type { Operator, OperatorPlace } from './operator.ts'
import { OPERATOR_WORDS } from './operator-words.ts'

/** How many of the residents are patients: those who are named in the guide are among them. */
const PATIENTS = 40
/** So many of them have been to the hospital too. */
const AT_HOSPITAL = 12
/** Records end with a test of a morning that is over, whatever time it is now; in seconds. */
const SINCE_TEST = 2 * 3600
/** A card on plastic to try, and its PIN. */
export const SOCIAL_CARD = { number: 'SB-0001', pin: '246810' } as const

/** The clinic: laboratory results, immunisations, records, and the venue and ward that look at what it issues. */
export const clinicOperator: Operator<RunningClinic> = {
  plan: clinicPlan('clinic'),
  async takers({ config, span, keyOf }) {
    const { id, publicKey } = await serviceRequestKey(config)
    const visited = VENUE_ENTRIES({ issuer: issuerId('clinic'), requestKey: { id, publicKey }, ...span })
    return Promise.all(visited.map(async (service) => ({ ...service, requestKeys: [await keyOf(service.id)] })))
  },
  async start(place, residents) {
    const patients = residents.slice(0, PATIENTS).map((one, index) => patientOf(one, index, patientNumber(index)))
    const running = await startWith(place, 'clinic', patients, (one, at) => syntheticRecord(one, at, 'demo'))
    const terms = { kind: 'employee', validUntil: '2035-12-31' } as const
    await running.clinic.socialCards.add([{ ...SOCIAL_CARD, terms, validUntil: terms.validUntil }])
    return running
  },
}

/** The hospital: a second clinic, whose visits some people's records go on with. */
export const hospitalOperator: Operator<RunningClinic> = {
  plan: clinicPlan('hospital'),
  async start(place, residents) {
    const patients = residents.slice(0, AT_HOSPITAL).map((one, index) => patientOf(one, index, `H-${5001 + index}`))
    return startWith(place, 'hospital', patients, (one, at) => syntheticVisits(one, at, 'hospital'))
  },
}

/** The clinic's number of the resident of that place in the list. */
export function patientNumber(index: number): string {
  return `C-${1001 + index}`
}

/** Starts a clinic, with the records of these patients where it has none yet. @param recordOf NDJSON, ending at a moment */
async function startWith(
  { config, ports }: OperatorPlace,
  id: 'clinic' | 'hospital',
  patients: readonly SyntheticPatient[],
  recordOf: (patient: SyntheticPatient, moment: number) => string,
): Promise<RunningClinic> {
  const running = await startClinic(config, { id, name: OPERATOR_WORDS[id].name }, ports)
  const { clinic } = running
  const [first] = patients
  if (first && (await clinic.records.patientByNumber(first.number)) === undefined) {
    const moment = ports.clock() - SINCE_TEST
    await clinic.importRecords(patients.map((patient) => recordOf(patient, moment)).join('\n'))
  }
  return running
}

/** A resident as a clinic knows them, by its own number. */
function patientOf(
  { name, nameLatin, birthDate, idNumber }: Resident,
  index: number,
  number: string,
): SyntheticPatient {
  const [family = name, given = ''] = nameLatin.split(' ')
  const gender = index % 2 === 0 ? 'female' : 'male'
  return { number, name, latin: [family, given], birthDate, gender, document: idNumber }
}
