import { inspectionName, isVisibleText, judgeTaskCodeOfAnyDay, type TaskReason } from '@hefu/standard'
import { type Inspection, MAX_COMMENT } from './inspection.ts'
import { type InspectionPorts, todayIn } from './register-inspection.ts'

/** Why an organisation is not told of an inspection, or cannot rate it. */
export type ShownRefusal = TaskReason | 'not-registered' | 'rated-already' | 'wrong-rating'

/** What became of a request about an inspection. */
export type ShownOutcome =
  | { readonly outcome: 'done'; readonly inspection: Inspection }
  | { readonly outcome: 'refused'; readonly reason: ShownRefusal }

/**
 * The inspection of a code that was shown to an organisation: on its day, and afterwards. Before its day the code is refused as of another day, so
 * that one which leaks early opens nothing.
 */
export async function shownInspection(
  ports: InspectionPorts,
  organisation: string,
  text: string,
): Promise<ShownOutcome> {
  const { register, store, clock } = ports
  const labelKeys = [...register().labelKeys.values()]
  const judged = await judgeTaskCodeOfAnyDay(text, { labelKeys }, organisation, clock())
  if (judged.verdict === 'refused') return refused(judged.reason)
  const { code } = judged
  if (code.day > todayIn(ports)) return refused('other-day')
  const found = await store.find(inspectionName(code.inspection))
  // What is signed and is not registered was never to be shown.
  const same = found?.organisation === organisation && found.day === code.day && found.authority === code.keyId
  return found && same ? { outcome: 'done', inspection: found } : refused('not-registered')
}

/** The organisation says how it found an inspection that it was shown, once. */
export async function rateInspection(
  ports: InspectionPorts,
  organisation: string,
  said: { readonly code: string; readonly rating: number; readonly comment: string | null },
): Promise<ShownOutcome> {
  const { code, rating, comment } = said
  const fits = Number.isInteger(rating) && rating >= 1 && rating <= 5
  if (!fits || (comment !== null && !isVisibleText(comment, MAX_COMMENT))) return refused('wrong-rating')
  const shown = await shownInspection(ports, organisation, code)
  if (shown.outcome === 'refused') return shown
  const rated = await ports.store.rate(shown.inspection.id, rating, comment)
  return rated === 'rated' ? { outcome: 'done', inspection: { ...shown.inspection, rating, comment } } : refused(rated)
}

function refused(reason: ShownRefusal): ShownOutcome {
  return { outcome: 'refused', reason }
}
