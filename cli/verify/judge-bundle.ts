import { LogError, type LogPolicy } from '@hefu/log'
import { isStale, RegisterError, StandardError, type TrustBundle } from '@hefu/standard'
import { codeOf } from '../report-error.ts'
import { formatDuration, formatMoment } from '../text/moment.ts'
import { both } from '../text/words.ts'
import { openBundle } from '../trust/open-bundle.ts'
import type { Finding } from './finding.ts'

/**
 * Judges a bundle: whether log, witnesses and officers prove it, and whether it may still be relied on at a moment in Unix seconds.
 */
export async function judgeBundle(bytes: Uint8Array, policy: LogPolicy, at: number): Promise<Finding> {
  try {
    const { bundle } = await openBundle(bytes, policy)
    const age = formatDuration(Math.max(0, at - bundle.issuedAt))
    if (isStale(bundle, at)) return finding('stale-bundle', `it is ${age} old, and over 7 days is too old`, bundle)
    return finding(null, `log, witnesses and officers prove it, and it is ${age} old`, bundle)
  } catch (error) {
    const refused = error instanceof LogError || error instanceof StandardError || error instanceof RegisterError
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
