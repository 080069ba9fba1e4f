import { equalBytes } from '@hefu/bytes'
import type { ActBody, ActKind, CredentialTypeId, EarlyEndReason, OfficerId, RegisterState } from '@hefu/standard'
import * as m from '../../paraglide/messages.js'
import type { LoggedAct } from '../reading/read-acts.ts'
import { changeBy } from '../reading/service-history.ts'
import { changesInWords } from './change-in-words.ts'
import { daysInWords, inLanguage, inOneLine } from './languages.ts'
import { dayInCity, weekInWords } from './moments.ts'

const REASONS: Readonly<Record<EarlyEndReason, () => string>> = {
  'issued-in-error': m.reason_error,
  'identity-misused': m.reason_misused,
  'holder-asked': m.reason_asked,
  'holder-died': m.reason_died,
}

type Words<Kind extends ActKind> = (body: Extract<ActBody, { readonly kind: Kind }>, logged: LoggedAct) => string

/** One sentence a kind. */
const WORDS: { readonly [Kind in ActKind]: Words<Kind> } = {
  city: ({ name, officers, noticeDays }) =>
    m.act_city({ name: inLanguage(name), officers: officers.length, notice: daysInWords(noticeDays) }),
  'notice-period': ({ days }) => m.act_notice({ notice: daysInWords(days) }),
  officer: ({ officer }) => m.act_officer({ office: inLanguage(officer.office), officer: officer.id }),
  'officer-end': ({ officer }, { before }) => m.act_officer_end({ office: officeOf(before, officer), officer }),
  issuer: ({ issuer }) => m.act_issuer({ issuer: inLanguage(issuer.name) }),
  'issuer-key': ({ key }, { before }) =>
    m.act_key({
      type: typeName(before, key.type),
      first: weekInWords(key.firstEpoch),
      last: weekInWords(key.lastEpoch),
    }),
  'issuer-key-end': ({ publicKey, lastEpoch }, { before }) => {
    const key = before.keys.find((known) => equalBytes(known.publicKey, publicKey))
    const type = key ? typeName(before, key.type) : ''
    if (key && lastEpoch < key.firstEpoch) return m.act_key_void({ type })
    return m.act_key_end({ type, last: weekInWords(lastEpoch) })
  },
  'credential-type': ({ type, endsAt }, { before }) =>
    m.act_type({ type: inLanguage(type.name), date: dayInCity(endsAt, offsetOf(before)) }),
  service: ({ service }, logged) => {
    const name = inLanguage(service.name)
    const change = changeBy(logged)
    if (!change || change.further.some(({ what }) => what === 'new')) {
      return m.act_service({ name, operator: inLanguage(service.operator) })
    }
    return m.act_service_change({ name, changes: inOneLine(changesInWords(change, offsetOf(logged.before))) })
  },
  'early-end': ({ type, reason }, { before }) =>
    m.act_early_end({ type: typeName(before, type), reason: reasonInWords(reason) }),
  'early-end-lifted': ({ type, reason }, { before }) =>
    m.act_early_end_lifted({ type: typeName(before, type), reason: reasonInWords(reason) }),
  'label-key': ({ key }, { before }) => {
    const words = {
      key: key.id,
      host: new URL(key.origin).host,
      date: dayInCity(key.endsAt, offsetOf(before)),
    }
    return before.labelKeys.has(key.id) ? m.act_label_key_longer(words) : m.act_label_key(words)
  },
  'label-key-end': ({ key }) => m.act_label_key_end({ key }),
  sunset: ({ type, at }, { before }) =>
    m.act_sunset({ type: typeName(before, type), date: dayInCity(at, offsetOf(before)) }),
  destruction: ({ type, issuer, records, destroyedAt }, { before }) =>
    m.act_destruction({
      issuer: inLanguage(before.issuers.get(issuer)?.name ?? { 'zh-CN': issuer, en: issuer }),
      type: typeName(before, type),
      records,
      date: dayInCity(destroyedAt, offsetOf(before)),
    }),
}

/** What an act does, in one plain sentence. */
export function actInWords(logged: LoggedAct): string {
  const { body } = logged.act
  return WORDS[body.kind](body as never, logged)
}

/** The office of an officer as it was when an act was decided; the first act itself names the first officers. */
export function officeInWords({ act, before }: LoggedAct, officer: OfficerId): string {
  const founding = act.body.kind === 'city' ? act.body.officers.find(({ id }) => id === officer) : undefined
  return founding ? inLanguage(founding.office) : officeOf(before, officer)
}

/** Why a credential ended early. */
export function reasonInWords(reason: EarlyEndReason): string {
  return REASONS[reason]()
}

function officeOf({ officers }: RegisterState, id: OfficerId): string {
  const office = officers.get(id)?.office
  return office ? inLanguage(office) : id
}

function typeName({ types }: RegisterState, id: CredentialTypeId): string {
  const name = types.get(id)?.type.name
  return name ? inLanguage(name) : id
}

function offsetOf({ city }: RegisterState): number {
  return city?.utcOffsetMinutes ?? 0
}
