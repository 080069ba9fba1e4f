import { equalBytes } from '@hefu/bytes'
import type { CredentialTypeId, IssuerId } from '../../identifiers.ts'
import type { Language } from '../../local-text.ts'
import type { ActBody, ActKind, EarlyEndReason, OfficerId } from '../act.ts'
import type { LoggedAct } from '../logged-act.ts'
import type { RegisterState } from '../register-state.ts'
import { changeBy } from '../service-change.ts'
import { describeChange, PHRASES } from './describe-change.ts'
import { cityTimeInWords, epochInWords, statementsInOneLine, unitsInWords } from './in-language.ts'

type Words<Kind extends ActKind> = (
  body: Extract<ActBody, { readonly kind: Kind }>,
  logged: LoggedAct,
  language: Language,
) => string

/** One sentence a kind. */
const WORDS: { readonly [Kind in ActKind]: Words<Kind> } = {
  city: ({ name, officers, noticeDays }, _, language) =>
    PHRASES[language].acts.city({
      name: name[language],
      officers: String(officers.length),
      notice: unitsInWords(noticeDays, 'day', language),
    }),
  'notice-period': ({ days }, _, language) =>
    PHRASES[language].acts['notice-period']({ notice: unitsInWords(days, 'day', language) }),
  officer: ({ officer }, _, language) =>
    PHRASES[language].acts.officer({ office: officer.office[language], officer: officer.id }),
  'officer-end': ({ officer }, { before }, language) =>
    PHRASES[language].acts['officer-end']({ office: officeOf(before, officer, language), officer }),
  issuer: ({ issuer: { name, address } }, _, language) => {
    const { acts } = PHRASES[language]
    const issuer = name[language]
    return address === undefined ? acts.issuer({ issuer }) : acts['issuer-at']({ issuer, address })
  },
  'issuer-key': ({ key }, { before }, language) =>
    PHRASES[language].acts['issuer-key']({
      type: typeName(before, key.type, language),
      first: epochInWords(key.firstEpoch, language),
      last: epochInWords(key.lastEpoch, language),
    }),
  'issuer-key-end': ({ publicKey, lastEpoch }, { before }, language) => {
    const { acts } = PHRASES[language]
    const key = before.keys.find((known) => equalBytes(known.publicKey, publicKey))
    const type = key ? typeName(before, key.type, language) : ''
    if (key && lastEpoch < key.firstEpoch) return acts['issuer-key-void']({ type })
    return acts['issuer-key-end']({ type, last: epochInWords(lastEpoch, language) })
  },
  'credential-type': ({ type, endsAt }, { before }, language) =>
    PHRASES[language].acts['credential-type']({
      type: type.name[language],
      date: cityTimeInWords(endsAt, offsetOf(before), language),
    }),
  service: ({ service }, logged, language) => {
    const { acts } = PHRASES[language]
    const name = service.name[language]
    const change = changeBy(logged)
    if (!change || change.further.some(({ what }) => what === 'new')) {
      return acts.service({ name, operator: service.operator[language] })
    }
    const changes = describeChange(change, offsetOf(logged.before), language)
    return acts['service-change']({ name, changes: statementsInOneLine(changes, language) })
  },
  'early-end': ({ type, reason }, { before }, language) =>
    PHRASES[language].acts['early-end']({
      type: typeName(before, type, language),
      reason: describeReason(reason, language),
    }),
  'early-end-lifted': ({ type, reason }, { before }, language) =>
    PHRASES[language].acts['early-end-lifted']({
      type: typeName(before, type, language),
      reason: describeReason(reason, language),
    }),
  'label-key': ({ key }, { before }, language) => {
    const { acts } = PHRASES[language]
    const date = cityTimeInWords(key.endsAt, offsetOf(before), language)
    if (key.serves.includes('inspection')) {
      return acts['label-key-inspections']({ key: key.id, authority: key.name[language], date })
    }
    const say = acts[before.labelKeys.has(key.id) ? 'label-key-again' : 'label-key']
    return say({ key: key.id, host: key.origin.replace(/^https?:\/\//, ''), date })
  },
  'label-key-end': ({ key }, _, language) => PHRASES[language].acts['label-key-end']({ key }),
  sunset: ({ type, at }, { before }, language) =>
    PHRASES[language].acts.sunset({
      type: typeName(before, type, language),
      date: cityTimeInWords(at, offsetOf(before), language),
    }),
  destruction: ({ type, issuer, records, destroyedAt }, { before }, language) =>
    PHRASES[language].acts.destruction({
      issuer: issuerName(before, issuer, language),
      type: typeName(before, type, language),
      records: String(records),
      date: cityTimeInWords(destroyedAt, offsetOf(before), language),
    }),
}

/** What an act does, in one plain sentence. */
export function describeAct(logged: LoggedAct, language: Language): string {
  const { body } = logged.act
  return WORDS[body.kind](body as never, logged, language)
}

/** A kind of act, as a heading over how many there are. */
export function describeActKind(kind: ActKind, language: Language): string {
  return PHRASES[language].kinds[kind]
}

/** The office of an officer as it was when an act was decided; the first act itself names the first officers. */
export function describeOffice({ act, before }: LoggedAct, officer: OfficerId, language: Language): string {
  const founding = act.body.kind === 'city' ? act.body.officers.find(({ id }) => id === officer) : undefined
  return founding ? founding.office[language] : officeOf(before, officer, language)
}

/** Why a credential ended early. */
export function describeReason(reason: EarlyEndReason, language: Language): string {
  return PHRASES[language].reasons[reason]
}

function officeOf({ officers }: RegisterState, id: OfficerId, language: Language): string {
  return officers.get(id)?.office[language] ?? id
}

function typeName({ types }: RegisterState, id: CredentialTypeId, language: Language): string {
  return types.get(id)?.type.name[language] ?? id
}

function issuerName({ issuers }: RegisterState, id: IssuerId, language: Language): string {
  return issuers.get(id)?.name[language] ?? id
}

function offsetOf({ city }: RegisterState): number {
  return city?.utcOffsetMinutes ?? 0
}
