import {
  cityDay,
  dropOver,
  type Issuance,
  type Offer,
  openDoor,
  openIssuance,
  type PlasticCards,
  plasticCards,
  type Register,
  type ServiceConfig,
  type ServiceKeys,
  type ServicePorts,
  serviceKeys,
  serviceRequestKey,
} from '@hefu/service-kit'
import { CARD_SOCIAL, issuerId, type LocalText } from '@hefu/standard'
import type { Kysely } from 'kysely'
import { openPatientDesk, type PatientDesk } from './access/patient-desk.ts'
import { type RecordAccess, recordAccess } from './access/record-access.ts'
import { type Visits, visits } from './access/visits.ts'
import { CLINIC_TYPES, type SocialTerms } from './credentials/issued-types.ts'
import { type Offerable, offerable } from './credentials/offerable.ts'
import { patientService } from './entries.ts'
import { type KeyedHash, keyedHash } from './records/identifiers.ts'
import { type ImportReport, importRecords } from './records/import-records.ts'
import { type RecordStore, recordStore } from './records/record-store.ts'
import { type ShareStore, shareStore } from './share/share-store.ts'
import type { ClinicTables } from './tables.ts'

/** Which clinic it is: a city may have several. */
export interface ClinicIdentity {
  /** Names it in the register: `clinic`. */
  readonly id: string
  readonly name: LocalText
}

/** A clinic without its pages: everything that they and the API call. */
export interface Clinic {
  readonly identity: ClinicIdentity
  readonly keys: ServiceKeys<'hashes' | 'cards'>
  readonly database: Kysely<ClinicTables>
  readonly records: RecordStore
  readonly access: RecordAccess
  readonly visits: Visits
  readonly shares: ShareStore
  /** Social security cards that were handed out, by which their holders fetch them into a wallet. */
  readonly socialCards: PlasticCards<SocialTerms>
  readonly hashId: KeyedHash
  /** Asks who somebody is. */
  readonly door: PatientDesk
  readonly issuance: Issuance
  readonly clock: () => number
  importRecords(text: string): Promise<ImportReport>
  /** The cards that a patient may take at this moment. */
  offerable(patient: string): Promise<readonly Offerable[]>
  /** Hands out a card of a patient's; undefined where there is none of that key any more. */
  offer(patient: string, key: string): Promise<(Offer & { readonly card: Offerable }) | undefined>
  /** Forgets passes that were shown, offers and social security cards that are over. */
  forget(): Promise<void>
  /** The day in the city, `YYYY-MM-DD`. */
  today(): string
  utcOffsetMinutes(): number
}

/** For how long a card can be fetched once it was offered, in seconds. */
const OFFER_LASTS = 86_400

/** Puts a clinic together. @throws ServerError `master-key`, `type-key` or `secret-not-opened` */
export async function openClinic(of: {
  readonly identity: ClinicIdentity
  readonly config: Pick<ServiceConfig, 'name' | 'dataDirectory' | 'walletUrl'>
  readonly database: Kysely<ClinicTables>
  readonly register: Register
  readonly ports: Pick<ServicePorts, 'clock' | 'random'>
}): Promise<Clinic> {
  const { identity, config, database, register, ports } = of
  const { clock, random } = ports
  const keys = await serviceKeys(config, ['hashes', 'cards'])
  const requestKey = await serviceRequestKey(config)
  const issuance = await openIssuance({
    config,
    database,
    register,
    issuer: issuerId(identity.id),
    types: CLINIC_TYPES,
    ports,
  })
  const records = recordStore(database)
  const hashId = keyedHash(keys.hashes, 'id-number')
  const socialCards = plasticCards<SocialTerms>({ database, issuance, type: CARD_SOCIAL.id, key: keys.cards, ports })
  const utcOffsetMinutes = (): number => register.bundle().utcOffsetMinutes
  const today = (): string => cityDay(clock(), utcOffsetMinutes())
  const offered = async (patient: string): Promise<readonly Offerable[]> =>
    offerable(await records.list(patient), clock(), utcOffsetMinutes())

  return {
    identity,
    keys,
    database,
    records,
    access: recordAccess(database, clock, random),
    visits: visits(database, clock, random),
    shares: shareStore(database, clock, random),
    socialCards,
    hashId,
    door: openPatientDesk(
      () => openDoor({ register, service: patientService(identity.id), database, ports, requestKey }),
      clock,
    ),
    issuance,
    clock,
    importRecords: (text) => importRecords(text, { records, hashId, now: clock() }),
    offerable: offered,
    async offer(patient, key) {
      const card = (await offered(patient)).find((each) => each.key === key)
      if (!card) return undefined
      const { type, terms } = card
      const [offer] = await issuance.offer({ type, terms, until: clock() + OFFER_LASTS })
      return offer && { ...offer, card }
    },
    async forget() {
      await dropOver({ database, issuance, ports })
      await socialCards.dropOver(today())
    },
    today,
    utcOffsetMinutes,
  }
}
