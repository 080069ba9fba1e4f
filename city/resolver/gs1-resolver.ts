import type { LocalText } from '@hefu/standard'
import { GS1_VOCABULARY, LINKSET_CONTEXT_FILE } from './linkset.ts'

/** The GS1 keys from which a path may lead on; see `parseGs1Path`. */
export const GS1_KEYS: readonly string[] = ['01', '414', '417', '8003', '8004']
/** Where a GS1-conformant resolver describes itself. */
export const GS1_RESOLVER_PATH = '/.well-known/gs1resolver'

/**
 * The description file of a GS1-conformant resolver (GS1-Conformant Resolver Standard 1.2, resolver description file): which keys it knows, and whose link types
 * it uses.
 *
 * @param origin where codes lead
 * @param city null before it is founded
 */
export function describeGs1Resolver(origin: string, city: LocalText | null): Readonly<Record<string, unknown>> {
  return {
    ...(city && { name: `${city['zh-CN']} · ${city.en}`, contact: { fn: `${city['zh-CN']} · ${city.en}` } }),
    resolverRoot: origin,
    supportedPrimaryKeys: GS1_KEYS,
    supportedLinkType: [{ namespace: GS1_VOCABULARY, prefix: 'gs1:' }],
    linkTypeDefaultCanBeLinkset: false,
    jsonLdContextLocation: LINKSET_CONTEXT_FILE,
  }
}
