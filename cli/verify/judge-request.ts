import { toHex } from '@hefu/bytes'
import {
  decodeRequest,
  type PassRequest,
  type Service,
  StandardError,
  serviceOf,
  slotStart,
  type TrustBundle,
  typeOf,
} from '@hefu/standard'
import { readRequest } from '@hefu/wallet'
import { formatMoment } from '../text/moment.ts'
import { both, days } from '../text/words.ts'
import type { Finding } from './finding.ts'
import { REQUEST_REASONS } from './reasons.ts'

/** Judges a request as a wallet would before it asks its holder. `at` in Unix seconds. */
export async function judgeRequest(text: string, bundle: TrustBundle, at: number): Promise<Finding> {
  const read = await readRequest(text, bundle, at)
  const request = parse(text)
  const says = request ? requestSays(request, bundle) : []
  const content = request && { ...request, madeAt: slotStart(request.slot) }
  if (read.outcome === 'refused') {
    const { reason } = read
    return { subject: 'request', holds: false, reason, because: REQUEST_REASONS[reason], says, content }
  }
  const because = `${read.service.id} made it and may ask for all that it asks for`
  return { subject: 'request', holds: true, reason: null, because, says, content }
}

function parse(text: string): PassRequest | null {
  try {
    return decodeRequest(text)
  } catch (error) {
    if (error instanceof StandardError) return null
    throw error
  }
}

function requestSays(request: PassRequest, bundle: TrustBundle): Finding['says'] {
  const service = serviceOf(bundle, request.service, slotStart(request.slot))
  return [
    ['from', service ? `${request.service}, ${both(service.name)}` : `${request.service}, not registered`],
    ...(service ? registration(service) : []),
    ['made at', formatMoment(slotStart(request.slot), bundle.utcOffsetMinutes)],
    ...request.indexes.map((index) => asksFor(index, service, bundle)),
    ['signed by', `key ${request.keyId}`],
    ['nonce', toHex(request.nonce)],
  ]
}

function registration(service: Service): [string, string][] {
  const { operator, purpose, legalBasis, retentionDays } = service
  const kept = retentionDays === 0 ? 'nothing is kept' : `kept for ${days(retentionDays)}`
  return [
    ['operator', both(operator)],
    ['purpose', both(purpose)],
    ['legal basis', both(legalBasis)],
    ['retention', kept],
  ]
}

function asksFor(index: number, service: Service | undefined, bundle: TrustBundle): [string, string] {
  const attribute = service && typeOf(bundle, service.type)?.attributes[index]
  const registered = service?.required.includes(index) || service?.optional.includes(index)
  const name = attribute ? `${attribute.name} (${both(attribute.label)})` : `attribute ${index}`
  return ['asks for', `${name}${registered ? '' : ', NOT REGISTERED'}`]
}
