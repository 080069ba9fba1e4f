import { equalBytes } from '@hefu/bytes'
import { type Epoch, epochPlus, type IssuerKey } from '@hefu/standard'

/** All that an issuer keeps of a subject and a type. */
export interface IssuanceRecord {
  /** The issuer's half of the nym secret, sealed. */
  readonly entropySealed: Uint8Array
  /** 48 bytes; null until a first credential is accepted. */
  readonly refreshPseudonym: Uint8Array | null
  /** The latest epoch issued for. */
  readonly lastEpoch: Epoch
  /** Issuances for that epoch. */
  readonly issuedInLast: number
  /** Issuances for the epoch before it. */
  readonly issuedInPrevious: number
  /** Ends of keys that the register had for the issuer and type at the last issuance. */
  readonly keyEnds: number
  /**
   * Where the person had the record erased, the last epoch whose counts it is kept for: else an erasure would give new replacements. The
   * entropy is another then, and the pseudonym gone; a new enrolment takes it up again.
   */
  readonly eraseAfter?: Epoch
}

/** What is asked for, as far as the rules look at it. */
export interface IssuanceClaim {
  /** The epoch to issue for. */
  readonly epoch: Epoch
  /** The pseudonym that the wallet proved under the refresh scope; null at an enrolment. */
  readonly shown: Uint8Array | null
  /** Whether this very commitment was signed for this epoch a moment ago: a repeated request costs nothing. */
  readonly repeated: boolean
  /** Whether the first wallet that is known keeps the line: a grant is redeemed once. */
  readonly redeemedOnce?: boolean
}

/** Why a person is not issued a credential. */
export type Denial = 'not-enrolled' | 'pseudonym-differs' | 'replacements-exhausted' | 'epoch-passed' | 'grant-redeemed'

/** What the rules say. `ordinal` numbers the issuances of one epoch from 1; entropy stays what it was. */
export type IssuanceDecision =
  | {
      readonly outcome: 'issue'
      readonly after: Omit<IssuanceRecord, 'entropySealed' | 'keyEnds'>
      readonly ordinal: number
    }
  | { readonly outcome: 'denied'; readonly reason: Denial }

/**
 * Whether a record allows an issuance, and what it says afterwards.
 *
 * Every issuance may carry another holder secret: the city signs blind and cannot see it. So each one counts, however it was
 * asked for, and an epoch has at most `1 + replacements` of them. A refresh must besides prove the recorded pseudonym, so that
 * a line of credentials keeps its secret. An enrolment begins a new line: it forgets the pseudonym, and the first one proved
 * afterwards, by an acceptance or a refresh, takes its place, so that a lost phone locks nobody out.
 */
export function decideIssuance(
  record: IssuanceRecord | null,
  claim: IssuanceClaim,
  replacements: number,
): IssuanceDecision {
  const { epoch, shown, repeated } = claim
  if (shown && (!record || isErased(record))) return { outcome: 'denied', reason: 'not-enrolled' }
  const recorded = record?.refreshPseudonym ?? null
  if (shown && recorded && !equalBytes(shown, recorded)) return { outcome: 'denied', reason: 'pseudonym-differs' }
  if (claim.redeemedOnce && recorded && !shown && !repeated) return { outcome: 'denied', reason: 'grant-redeemed' }
  if (record && epoch < epochPlus(record.lastEpoch, -1)) return { outcome: 'denied', reason: 'epoch-passed' }
  const already = record ? issuedFor(record, epoch) : 0
  const ordinal = repeated && already > 0 ? already : already + 1
  if (ordinal > 1 + replacements) return { outcome: 'denied', reason: 'replacements-exhausted' }
  const refreshPseudonym = shown ?? (repeated ? recorded : null)
  return { outcome: 'issue', ordinal, after: { refreshPseudonym, ...countsAfter(record, epoch, ordinal) } }
}

/**
 * A record as it counts after the register has ended keys: what was issued under a key that was ended since the last issuance is accepted
 * by nobody any more, so it counts for nothing and the epoch begins again.
 *
 * @param endedKeys of the issuer and the type, in the order of the acts, each with the epochs that it lost
 */
export function countedAnew(record: IssuanceRecord, endedKeys: readonly IssuerKey[]): IssuanceRecord {
  const since = endedKeys.slice(record.keyEnds)
  const lost = (epoch: Epoch): boolean =>
    since.some(({ firstEpoch, lastEpoch }) => firstEpoch <= epoch && epoch <= lastEpoch)
  return {
    ...record,
    issuedInLast: lost(record.lastEpoch) ? 0 : record.issuedInLast,
    issuedInPrevious: lost(epochPlus(record.lastEpoch, -1)) ? 0 : record.issuedInPrevious,
    keyEnds: Math.max(record.keyEnds, endedKeys.length),
  }
}

/** Whether the person had the record erased: nothing is left of it to refresh. */
export function isErased({ eraseAfter }: Pick<IssuanceRecord, 'eraseAfter'>): boolean {
  return eraseAfter !== undefined
}

/** How many credentials were issued for an epoch, as far as the record still tells. */
export function issuedFor(record: IssuanceRecord, epoch: Epoch): number {
  if (epoch === record.lastEpoch) return record.issuedInLast
  return epoch === epochPlus(record.lastEpoch, -1) ? record.issuedInPrevious : 0
}

type Counts = Pick<IssuanceRecord, 'lastEpoch' | 'issuedInLast' | 'issuedInPrevious'>

function countsAfter(record: IssuanceRecord | null, epoch: Epoch, ordinal: number): Counts {
  if (!record || epoch > record.lastEpoch) {
    const issuedInPrevious = record ? issuedFor(record, epochPlus(epoch, -1)) : 0
    return { lastEpoch: epoch, issuedInLast: ordinal, issuedInPrevious }
  }
  const { lastEpoch, issuedInLast, issuedInPrevious } = record
  if (epoch === lastEpoch) return { lastEpoch, issuedInLast: ordinal, issuedInPrevious }
  return { lastEpoch, issuedInLast, issuedInPrevious: ordinal }
}
