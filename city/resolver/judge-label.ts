import {
  judgePublicCode,
  LANGUAGES,
  type LabelKey,
  type PublicCodeReason,
  type PublicCodeVerdict,
} from '@hefu/standard'
import type { Resolved } from './resolved.ts'

/** What a page says of the label whose address led to it. */
export type LabelVerdict =
  /** The signature holds, and the label says what the record says. */
  | { readonly verdict: 'genuine'; readonly label: string }
  /** The signature holds, and the record has another name by now. */
  | { readonly verdict: 'differs'; readonly label: string }
  | { readonly verdict: 'refused'; readonly reason: PublicCodeReason }

/** The parameters of a signed label (part 8 of the standard). */
const PARAMETERS = ['n', 'k', 's'] as const

/** Whether an address claims to be that of a signed label. */
export function claimsSignature(query: URLSearchParams): boolean {
  return PARAMETERS.some((name) => query.has(name))
}

/**
 * Checks the address of a label as a wallet does, and against the record besides. Nothing of it is kept.
 *
 * @param address as it was asked for, at the city's public origin
 * @param resolved null where there is no record to compare with
 */
export async function judgeLabel(
  address: string,
  resolved: Pick<Resolved, 'name'> | null,
  keys: readonly LabelKey[],
  unixSeconds: number,
): Promise<LabelVerdict> {
  const judged = await judgePublicCode(address, keys, unixSeconds)
  if (judged.verdict !== 'genuine') return { verdict: 'refused', reason: reasonOf(judged) }
  const { label } = judged.code
  const isNamed = resolved !== null && LANGUAGES.some((language) => resolved.name[language] === label)
  return { verdict: isNamed ? 'genuine' : 'differs', label }
}

function reasonOf(judged: Exclude<PublicCodeVerdict, { verdict: 'genuine' }>): PublicCodeReason {
  return judged.verdict === 'refused' ? judged.reason : 'malformed'
}
