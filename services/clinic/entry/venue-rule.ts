import type { Verdict } from '@hefu/gate'
import { decodePass, epochAt, halfDayIndex, slotStart } from '@hefu/standard'

/** The only attribute that a venue's door asks for at a moment: the flag of the half-day that it is. */
export function entryIndexes(unixSeconds: number, utcOffsetMinutes: number): readonly [number] {
  return [halfDayIndex(unixSeconds, utcOffsetMinutes)]
}

/**
 * What a venue makes of a pass that its gate has judged: admitted if the flag of the half-day in which the pass was made, and nothing else, is
 * disclosed and true, of a credential of the present week. A gate takes credentials of the week before too, whose flags speak of other days.
 */
export function judgeEntry(text: string, verdict: Verdict, unixSeconds: number, utcOffsetMinutes: number): Verdict {
  if (verdict.verdict === 'refused') return verdict
  const [asked, ...others] = verdict.disclosed.keys()
  if (asked === undefined || others.length > 0) return { verdict: 'refused', reason: 'undisclosed' }
  // A pass made just before noon may be read just after it. Flag and week are those of one and the same moment.
  const { epoch } = decodePass(text)
  const moments = [slotStart(verdict.slot), unixSeconds]
  const ofTheFlag = moments.filter((moment) => halfDayIndex(moment, utcOffsetMinutes) === asked)
  if (ofTheFlag.length === 0) return { verdict: 'refused', reason: 'undisclosed' }
  if (!ofTheFlag.some((moment) => epochAt(moment, utcOffsetMinutes) === epoch)) {
    return { verdict: 'refused', reason: 'epoch' }
  }
  return verdict.disclosed.get(asked) === true ? verdict : { verdict: 'refused', reason: 'not-entitled' }
}
