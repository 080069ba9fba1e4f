import {
  dayInCity,
  type Fact,
  Facts,
  inLanguage,
  type LoggedAct,
  momentInCity,
  reasonInWords,
  weekInWords,
} from '@hefu/app-browser/register'
import { equalBytes, toBase64url, toHex } from '@hefu/bytes'
import { type ActBody, LANGUAGES, type LocalText } from '@hefu/standard'
import { LANGUAGE_NAMES } from '@hefu/ui'
import type { JSX } from 'preact'
import * as m from '../paraglide/messages.js'
import { issuerName, officerName, typeName } from '../register/names.ts'
import { useConsole } from '../state/console-context.ts'

/** All that an act says that is not about a service. */
export function ActFacts({ logged }: { readonly logged: LoggedAct }): JSX.Element | null {
  const { offset } = useConsole()
  const facts = factsOf(logged, offset)
  // Its heading has said all of it.
  if (facts.length === 0) return null
  return (
    <section class="part">
      <h2>{m.registers_title()}</h2>
      <Facts facts={facts} />
    </section>
  )
}

function factsOf({ act: { body }, before }: LoggedAct, offset: number): readonly Fact[] {
  switch (body.kind) {
    case 'notice-period':
    case 'city':
    case 'service':
      return []
    case 'officer':
      return [
        { name: m.officer_id(), value: body.officer.id },
        ...inEachLanguage(body.officer.office),
        { name: m.officer_key(), value: <Mono>{toBase64url(body.officer.publicKey)}</Mono> },
      ]
    case 'officer-end':
      return [{ name: m.officer_id(), value: officerName(before, body.officer) }]
    case 'issuer':
      return [
        { name: m.issuer_id(), value: body.issuer.id },
        ...inEachLanguage(body.issuer.name),
        ...(body.issuer.address === undefined ? [] : [{ name: m.issuer_address(), value: body.issuer.address }]),
      ]
    case 'issuer-key':
      return [
        { name: m.fact_type(), value: typeName(before, body.key.type) },
        { name: m.issuer_name(), value: issuerName(before, body.key.issuer) },
        { name: m.fact_first_week(), value: weekInWords(body.key.firstEpoch) },
        { name: m.fact_last_week(), value: weekInWords(body.key.lastEpoch) },
        { name: m.officer_key(), value: <Mono>{toHex(body.key.publicKey)}</Mono> },
      ]
    case 'issuer-key-end': {
      const key = before.keys.find(({ publicKey }) => equalBytes(publicKey, body.publicKey))
      return [
        ...(key ? [{ name: m.fact_type(), value: typeName(before, key.type) }] : []),
        ...(key ? [{ name: m.fact_last_week_before(), value: weekInWords(key.lastEpoch) }] : []),
        { name: m.fact_last_week(), value: weekInWords(body.lastEpoch) },
        { name: m.officer_key(), value: <Mono>{toHex(body.publicKey)}</Mono> },
      ]
    }
    case 'credential-type':
      return [
        { name: m.fact_type(), value: body.type.id },
        { name: m.fact_ends(), value: dayInCity(body.endsAt, offset) },
        ...entriesOf(body),
      ]
    case 'label-key':
      return [
        { name: m.fact_label_key(), value: body.key.id },
        ...inEachLanguage(body.key.name),
        { name: m.fact_label_origin(), value: body.key.origin },
        { name: m.fact_ends(), value: dayInCity(body.key.endsAt, offset) },
        { name: m.officer_key(), value: <Mono>{toBase64url(body.key.publicKey)}</Mono> },
      ]
    case 'label-key-end':
      return [{ name: m.fact_label_key(), value: body.key }]
    case 'early-end':
    case 'early-end-lifted':
      return [
        { name: m.fact_type(), value: typeName(before, body.type) },
        { name: m.fact_reason(), value: reasonInWords(body.reason) },
      ]
    case 'sunset': {
      const present = before.types.get(body.type)?.endsAt
      return [
        { name: m.fact_type(), value: typeName(before, body.type) },
        ...(present === undefined ? [] : [{ name: m.fact_ends_before(), value: dayInCity(present, offset) }]),
        { name: m.fact_ends(), value: dayInCity(body.at, offset) },
      ]
    }
    case 'destruction':
      return [
        { name: m.fact_type(), value: typeName(before, body.type) },
        { name: m.issuer_name(), value: issuerName(before, body.issuer) },
        { name: m.fact_records(), value: body.records },
        { name: m.fact_destroyed_at(), value: momentInCity(body.destroyedAt, offset) },
        { name: m.fact_keys_digest(), value: <Mono>{toHex(body.keys)}</Mono> },
      ]
  }
}

function entriesOf({ type, crowd }: Extract<ActBody, { readonly kind: 'credential-type' }>): readonly Fact[] {
  return type.attributes.map(({ label }, i) => ({
    name: inLanguage(label),
    value: crowd[i] === 0 ? m.entry_identifies() : m.entry_crowd({ count: crowd[i] ?? 0 }),
  }))
}

function inEachLanguage(text: LocalText): readonly Fact[] {
  return LANGUAGES.map((language) => ({ name: LANGUAGE_NAMES[language], value: text[language] }))
}

function Mono({ children }: { readonly children: string }): JSX.Element {
  return <span class="mono">{children}</span>
}
