import { toHex } from '@hefu/bytes'
import {
  type AttributeValue,
  type Pass,
  type Service,
  SLOT_SECONDS,
  serviceOf,
  slotStart,
  type TrustBundle,
  typeOf,
} from '@hefu/standard'
import { formatMoment } from '../text/moment.ts'
import { both, week } from '../text/words.ts'
import type { Finding } from './finding.ts'

/** What a pass says, in words. */
export function passSays(pass: Pass, bundle: TrustBundle): Finding['says'] {
  const start = slotStart(pass.slot)
  const service = serviceOf(bundle, pass.service, start)
  return [
    ['for', service ? `${pass.service}, ${both(service.name)}` : `${pass.service}, not registered`],
    ['made at', `${formatMoment(start, bundle.utcOffsetMinutes)}, for ${SLOT_SECONDS} seconds`],
    ['kind', pass.nonce === null ? 'an open showing' : `the answer to request ${toHex(pass.nonce)}`],
    ['credential', `${pass.type} of ${pass.issuer}, epoch ${week(pass.epoch)}`],
    ...disclosures(pass, bundle),
    ['pseudonym', `${pseudonymWords(service)}: ${toHex(pass.pseudonym).slice(0, 16)}...`],
  ]
}

/** The same for programs. */
export function passContent(pass: Pass, bundle: TrustBundle): unknown {
  const { issuer, type, epoch, service, slot, nonce, pseudonym } = pass
  const madeAt = slotStart(slot)
  const disclosed = Object.fromEntries(named(pass, bundle).map(({ name, value }) => [name, value]))
  return { issuer, type, epoch, service, slot, madeAt, nonce, disclosed, pseudonym, proofBytes: pass.proof.length }
}

function disclosures(pass: Pass, bundle: TrustBundle): [string, string][] {
  const list = named(pass, bundle)
  if (list.length === 0) return [['discloses', 'nothing']]
  return list.map(({ name, value, label }) => [
    'discloses',
    `${name} = ${valueText(value)}${label ? ` (${label})` : ''}`,
  ])
}

function named(pass: Pass, bundle: TrustBundle): { name: string; value: AttributeValue; label: string }[] {
  const type = typeOf(bundle, pass.type)
  return Array.from(pass.disclosed, ([index, value]) => {
    const attribute = type?.attributes[index]
    return { name: attribute?.name ?? String(index), value, label: attribute ? both(attribute.label) : '' }
  })
}

function valueText(value: AttributeValue): string {
  if (value instanceof Uint8Array) return toHex(value)
  return value === null ? 'unknown to the issuer' : String(value)
}

function pseudonymWords(service: Service | undefined): string {
  switch (service?.scope) {
    case 'visit':
      return 'of this showing alone'
    case 'day':
      return 'the same all day at this service'
    case 'month':
      return 'the same all month at this service'
    case 'account':
      return 'always the same at this service'
    default:
      return 'of an unknown scope'
  }
}
