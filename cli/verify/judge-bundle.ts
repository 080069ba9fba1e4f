import { LogError } from '@hefu/log'
import { isStale, StandardError, type TrustBundle } from '@hefu/standard'
import { codeOf } from '../report-error.ts'
import { formatDuration, formatMoment } from '../text/moment.ts'
import { both } from '../text/words.ts'
import { openBundle } from '../trust/open-bundle.ts'
import type { Finding } from './finding.ts'

/**
 * Judges a bundle: whether the key signed it, whether it contradicts itself, and whether it may still be relied on at a moment
 * in Unix seconds.
 *
 * @throws LogError `malformed-key`
 */
export async function judgeBundle(note: string, key: string, at: number): Promise<Finding> {
  try {
    const bundle = await openBundle(note, key)
    const age = formatDuration(Math.max(0, at - bundle.issuedAt))
    if (isStale(bundle, at)) return finding('stale-bundle', `it is ${age} old, and over 7 days is too old`, bundle)
    return finding(null, `the key signed it, and it is ${age} old`, bundle)
  } catch (error) {
    const refused = (error instanceof LogError && error.code !== 'malformed-key') || error instanceof StandardError
    if (!refused) throw error
    return finding(codeOf(error), error.message)
  }
}

function finding(reason: string | null, because: string, bundle?: TrustBundle): Finding {
  return {
    subject: 'bundle',
    holds: reason === null,
    reason,
    because,
    says: bundle ? says(bundle) : [],
    content: bundle ?? null,
  }
}

function says({ origin, name, issuedAt, utcOffsetMinutes, issuerKeys, types, services }: TrustBundle): Finding['says'] {
  return [
    ['of', `${origin}, ${both(name)}`],
    ['issued', formatMoment(issuedAt, utcOffsetMinutes)],
    ['holds', `${issuerKeys.length} issuer keys, ${types.length} credential types, ${services.length} services`],
  ]
}
