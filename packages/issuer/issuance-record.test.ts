import { equalBytes } from '@hefu/bytes'
import { credentialTypeId, type Epoch, epochPlus, type IssuerKey, issuerId, toEpoch } from '@hefu/standard'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { countedAnew, decideIssuance, type IssuanceClaim, type IssuanceRecord, issuedFor } from './issuance-record.ts'

const EPOCH = toEpoch(202648)
const NEXT = epochPlus(EPOCH, 1)
const REPLACEMENTS = 3

const record: IssuanceRecord = {
  entropySealed: new Uint8Array([1]),
  refreshPseudonym: pseudonym(1),
  lastEpoch: EPOCH,
  issuedInLast: 1,
  issuedInPrevious: 0,
  keyEnds: 0,
}
const enrolment: IssuanceClaim = { epoch: EPOCH, shown: null, repeated: false }

function pseudonym(of: number): Uint8Array {
  return new Uint8Array(48).fill(of)
}

function after(before: IssuanceRecord | null, claim: Partial<IssuanceClaim>) {
  const decision = decideIssuance(before, { ...enrolment, ...claim }, REPLACEMENTS)
  if (decision.outcome === 'denied') throw new Error(`denied: ${decision.reason}`)
  return { ordinal: decision.ordinal, ...decision.after }
}

function denial(before: IssuanceRecord | null, claim: Partial<IssuanceClaim>) {
  const decision = decideIssuance(before, { ...enrolment, ...claim }, REPLACEMENTS)
  return decision.outcome === 'denied' ? decision.reason : decision.outcome
}

describe('an enrolment', () => {
  test('is the first issuance of a person', () => {
    expect(after(null, {})).toEqual({
      ordinal: 1,
      refreshPseudonym: null,
      lastEpoch: EPOCH,
      issuedInLast: 1,
      issuedInPrevious: 0,
    })
  })

  test('of somebody with a record begins a new line, and counts', () => {
    expect(after(record, {})).toMatchObject({ ordinal: 2, refreshPseudonym: null, issuedInLast: 2 })
  })

  test('is denied when the replacements of the epoch are used up', () => {
    const used = { ...record, issuedInLast: 1 + REPLACEMENTS }
    expect(denial(used, {})).toBe('replacements-exhausted')
    expect(after(used, { epoch: NEXT })).toMatchObject({ ordinal: 1, issuedInPrevious: 1 + REPLACEMENTS })
  })
})

describe('a record that its person had erased', () => {
  const erased = { ...record, refreshPseudonym: null, eraseAfter: NEXT }

  test('is refreshed by nobody', () => {
    expect(denial(erased, { epoch: NEXT, shown: pseudonym(1) })).toBe('not-enrolled')
  })

  test('still counts, so that an enrolment after it is one of the epoch, and makes it a record again', () => {
    expect(after(erased, {})).toMatchObject({ ordinal: 2, issuedInLast: 2 })
    expect(after(erased, {})).not.toHaveProperty('eraseAfter')
    expect(denial({ ...erased, issuedInLast: 1 + REPLACEMENTS }, {})).toBe('replacements-exhausted')
  })
})

describe('a refresh', () => {
  test('of the recorded pseudonym keeps it', () => {
    expect(after(record, { epoch: NEXT, shown: pseudonym(1) })).toEqual({
      ordinal: 1,
      refreshPseudonym: pseudonym(1),
      lastEpoch: NEXT,
      issuedInLast: 1,
      issuedInPrevious: 1,
    })
  })

  test('of another pseudonym is denied', () => {
    expect(denial(record, { epoch: NEXT, shown: pseudonym(2) })).toBe('pseudonym-differs')
  })

  test('records the pseudonym where none is: the acceptance was lost', () => {
    const unaccepted = { ...record, refreshPseudonym: null }
    expect(after(unaccepted, { epoch: NEXT, shown: pseudonym(2) }).refreshPseudonym).toEqual(pseudonym(2))
  })

  test('of somebody without a record is denied', () => {
    expect(denial(null, { shown: pseudonym(1) })).toBe('not-enrolled')
  })

  test('counts like any other issuance', () => {
    const used = { ...record, issuedInLast: 1 + REPLACEMENTS }
    expect(denial(used, { shown: pseudonym(1) })).toBe('replacements-exhausted')
  })
})

describe('a repeated request', () => {
  test('costs nothing, even when no replacement is left', () => {
    const used = { ...record, issuedInLast: 1 + REPLACEMENTS }
    const { ordinal, ...unchanged } = after(used, { repeated: true })
    expect(ordinal).toBe(1 + REPLACEMENTS)
    expect({ ...used, ...unchanged }).toEqual(used)
  })

  test('does not forget a pseudonym that was accepted in between', () => {
    expect(after(record, { repeated: true }).refreshPseudonym).toEqual(pseudonym(1))
  })

  test('counts when the record knows of no issuance for its epoch', () => {
    expect(after(null, { repeated: true })).toMatchObject({ ordinal: 1, issuedInLast: 1 })
  })
})

describe('epochs', () => {
  test('the present one may still be issued for after the next', () => {
    const ahead = { ...record, lastEpoch: NEXT, issuedInLast: 1, issuedInPrevious: 2 }
    expect(after(ahead, {})).toMatchObject({ ordinal: 3, lastEpoch: NEXT, issuedInLast: 1, issuedInPrevious: 3 })
  })

  test('one before the last two is denied', () => {
    expect(denial({ ...record, lastEpoch: epochPlus(EPOCH, 2) }, {})).toBe('epoch-passed')
  })

  test('counts of an epoch end with it', () => {
    const later = epochPlus(EPOCH, 2)
    expect(after(record, { epoch: later })).toMatchObject({ lastEpoch: later, issuedInLast: 1, issuedInPrevious: 0 })
    expect(issuedFor(record, later)).toBe(0)
  })
})

/** What somebody may do, with `line` the wallet that does it. */
type Act =
  | { readonly act: 'ask'; readonly epoch: number; readonly line: number; readonly refresh: boolean }
  | { readonly act: 'repeat'; readonly issuance: number }
  | { readonly act: 'accept'; readonly line: number }
  | { readonly act: 'wait' }

const anyAct: fc.Arbitrary<Act> = fc.oneof(
  fc.record({
    act: fc.constant('ask' as const),
    epoch: fc.integer({ min: -1, max: 1 }),
    line: fc.integer({ min: 1, max: 3 }),
    refresh: fc.boolean(),
  }),
  fc.record({ act: fc.constant('repeat' as const), issuance: fc.nat({ max: 5 }) }),
  fc.record({ act: fc.constant('accept' as const), line: fc.integer({ min: 1, max: 3 }) }),
  fc.constant({ act: 'wait' as const }),
)

describe('after the register has ended keys', () => {
  const lost = (firstEpoch: Epoch, lastEpoch: Epoch): IssuerKey => ({
    issuer: issuerId('city.synthetic'),
    type: credentialTypeId('person.entry'),
    publicKey: new Uint8Array(96),
    firstEpoch,
    lastEpoch,
  })
  const spent = { ...record, lastEpoch: NEXT, issuedInLast: 1 + REPLACEMENTS, issuedInPrevious: 1 + REPLACEMENTS }

  test('an epoch that lost its key begins again, once for each end, and other epochs go on', () => {
    const both = countedAnew(spent, [lost(EPOCH, NEXT)])
    expect(both).toMatchObject({ issuedInLast: 0, issuedInPrevious: 0, keyEnds: 1 })
    expect(countedAnew(spent, [lost(NEXT, NEXT)])).toMatchObject({ issuedInLast: 0, issuedInPrevious: 4 })
    expect(countedAnew(spent, [lost(epochPlus(EPOCH, -1), EPOCH)])).toMatchObject({ issuedInPrevious: 0 })
    expect(countedAnew(spent, [lost(epochPlus(NEXT, 1), epochPlus(NEXT, 2))])).toMatchObject({ issuedInLast: 4 })
    // The same end does not give anything twice, and the next one does.
    const again = { ...both, issuedInLast: 2 }
    expect(countedAnew(again, [lost(EPOCH, NEXT)])).toEqual(again)
    expect(countedAnew(again, [lost(EPOCH, NEXT), lost(EPOCH, NEXT)])).toMatchObject({ issuedInLast: 0, keyEnds: 2 })
  })

  test('the line goes on: the recorded pseudonym is still asked for', () => {
    const anew = countedAnew(spent, [lost(EPOCH, NEXT)])
    expect(denial(anew, { shown: pseudonym(2) })).toBe('pseudonym-differs')
    expect(after(anew, { shown: pseudonym(1) })).toMatchObject({ ordinal: 1, refreshPseudonym: pseudonym(1) })
    // Fetched ahead and lost: the later epoch stays the last one, with nothing issued for it.
    expect(after(anew, { shown: pseudonym(1) })).toMatchObject({
      lastEpoch: NEXT,
      issuedInLast: 0,
      issuedInPrevious: 1,
    })
  })

  test('a process that is behind the register takes nothing back', () => {
    const ahead = { ...record, keyEnds: 2 }
    expect(countedAnew(ahead, [lost(EPOCH, NEXT)])).toEqual(ahead)
  })
})

describe('whatever a person does over several epochs', () => {
  test('an epoch has at most 1 + replacements issuances, and a line keeps its pseudonym', () => {
    fc.assert(
      fc.property(fc.array(anyAct, { maxLength: 40 }), fc.nat({ max: 3 }), (acts, replacements) => {
        let kept = null as IssuanceRecord | null
        let present: Epoch = EPOCH
        const issued: { readonly epoch: Epoch; readonly shown: Uint8Array | null }[] = []
        const counts = new Map<Epoch, number>()
        for (const act of acts) {
          if (act.act === 'wait') present = epochPlus(present, 1)
          if (act.act === 'accept' && kept && !kept.refreshPseudonym) {
            kept = { ...kept, refreshPseudonym: pseudonym(act.line) }
          }
          const claim = claimOf(act, present, issued)
          if (!claim) continue
          const before: IssuanceRecord | null = kept
          const decision = decideIssuance(before, claim, replacements)
          const recorded = before?.refreshPseudonym
          if (claim.shown && recorded && !equalBytes(claim.shown, recorded)) {
            expect(decision).toEqual({ outcome: 'denied', reason: 'pseudonym-differs' })
          }
          if (decision.outcome === 'denied') continue
          kept = { entropySealed: new Uint8Array([1]), keyEnds: 0, ...decision.after }
          expect(kept.lastEpoch).toBeGreaterThanOrEqual(before?.lastEpoch ?? 0)
          expect(issuedFor(kept, claim.epoch)).toBe(decision.ordinal)
          if (claim.shown) expect(kept.refreshPseudonym).toEqual(claim.shown)
          if (claim.repeated) continue
          issued.push(claim)
          counts.set(claim.epoch, (counts.get(claim.epoch) ?? 0) + 1)
          expect(counts.get(claim.epoch)).toBeLessThanOrEqual(1 + replacements)
        }
      }),
      { numRuns: 2000 },
    )
  })

  test('a decision leaves the record that it was made upon as it was', () => {
    const claims = fc.record({
      epoch: fc.integer({ min: -3, max: 3 }).map((weeks) => epochPlus(EPOCH, weeks)),
      shown: fc.constantFrom(null, pseudonym(1), pseudonym(2)),
      repeated: fc.boolean(),
    })
    fc.assert(
      fc.property(claims, fc.integer({ min: 1, max: 5 }), (claim, issuedInLast) => {
        const before = { ...record, issuedInLast }
        decideIssuance(before, claim, REPLACEMENTS)
        expect(before).toEqual({ ...record, issuedInLast })
      }),
    )
  })
})

/** The request that an act makes, if it makes one; only what was issued can be repeated. */
function claimOf(
  act: Act,
  present: Epoch,
  issued: readonly { readonly epoch: Epoch; readonly shown: Uint8Array | null }[],
): IssuanceClaim | null {
  if (act.act === 'ask') {
    const shown = act.refresh ? pseudonym(act.line) : null
    return { epoch: epochPlus(present, act.epoch), shown, repeated: false }
  }
  const again = act.act === 'repeat' ? issued.at(-1 - act.issuance) : undefined
  return again ? { epoch: again.epoch, shown: again.shown, repeated: true } : null
}
