import {
  CLINIC_ENTRIES,
  CLINIC_MIGRATIONS,
  type ClinicIdentity,
  clinicRequestKey,
  type RunningClinic,
  type SyntheticPatient,
  startClinic,
  syntheticRecord,
  VENUE_ENTRIES,
} from '@hefu/clinic'
import {
  type ActBody,
  CARD_SOCIAL,
  HEALTH_ENTRY,
  HEALTH_IMMUNISATION,
  HEALTH_LAB,
  issuerId,
  type Service,
} from '@hefu/standard'
import type { Resident } from '../residents/resident.ts'
import { CITY_ISSUER } from '../services/service-ids.ts'
import { CROWD, type Operator } from './operator.ts'

const IDENTITY: ClinicIdentity = { id: 'clinic', name: { 'zh-CN': '演示市社区卫生中心', en: 'Demo City Clinic' } }
const ISSUER = issuerId(IDENTITY.id)
const TYPES = [HEALTH_LAB, HEALTH_IMMUNISATION, HEALTH_ENTRY, CARD_SOCIAL]
/** How many of the residents are patients: those who are named in the guide are among them. */
const PATIENTS = 40
/** Records end with a test of a morning that is over, whatever time it is now; in seconds. */
const SINCE_TEST = 2 * 3600
/** A card on plastic to try, and its PIN. */
export const SOCIAL_CARD = { number: 'SB-0001', pin: '246810' } as const

/** The clinic: laboratory results, immunisations, records, and the venue and ward that look at what it issues. */
export const clinicOperator: Operator<RunningClinic> = {
  issuer: ISSUER,
  types: TYPES,
  migrations: CLINIC_MIGRATIONS,
  async entries({ config, span, keyOf }) {
    const { publicUrl, dataDirectory } = config
    const { id, publicKey } = await clinicRequestKey(dataDirectory)
    const requestKey = { id, publicKey }
    const own = CLINIC_ENTRIES({ ...IDENTITY, identityIssuer: CITY_ISSUER, publicUrl, requestKey, ...span })
    const visited = await Promise.all(
      VENUE_ENTRIES({ issuer: ISSUER, requestKey, ...span }).map(
        async (service): Promise<Service> => ({ ...service, requestKeys: [await keyOf(service.id)] }),
      ),
    )
    return [
      { kind: 'issuer', issuer: own.issuer },
      ...own.types.map((type): ActBody => {
        // Texts and dates identify by nature: they are shown only to who has asked and proved itself.
        const crowd = type.attributes.map(({ kind }) => (kind.kind === 'choice' || kind.kind === 'flag' ? CROWD : 0))
        return { kind: 'credential-type', type, crowd, endsAt: span.endsAt }
      }),
      ...[...own.services, ...visited].map((service): ActBody => ({ kind: 'service', service })),
    ]
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
