import { isSubjectId } from '@hefu/standard'
import { checkPlace } from '../things/check-thing.ts'
import type { Point } from '../things/thing.ts'
import type { FaultCategory } from './category.ts'
import { plainWords } from './plain-words.ts'
import type { ReportPorts } from './ports.ts'
import { MAX_WORDS } from './report.ts'

/** What somebody reports, as it was sent: nothing of it is relied on. */
export interface SaidReport {
  readonly category: string
  /** The id of a thing, where it is about one. */
  readonly thing: string | null
  /** Where it is, in degrees; not read when a thing is named. */
  readonly latitude: unknown
  readonly longitude: unknown
  readonly words: string
}

/** Why a report is not taken. */
export type ReportRefusal =
  | 'unknown-category'
  | 'unknown-thing'
  | 'thing-retired'
  | 'not-of-this-kind'
  | 'thing-missing'
  | 'place-missing'
  | 'place-malformed'
  | 'words-too-long'

/** What is reported, held to the rules. */
export interface CheckedReport {
  readonly category: FaultCategory
  readonly thing: string | null
  readonly point: Point
  readonly custodian: string
  readonly words: string
}

/** Holds a report to the rules, and says the first that it breaks. */
export async function checkReport(
  ports: Pick<ReportPorts, 'categories' | 'things'>,
  said: SaidReport,
): Promise<CheckedReport | ReportRefusal> {
  const category = (await ports.categories.all()).find(({ code, offered }) => offered && code === said.category)
  if (!category) return 'unknown-category'
  const words = plainWords(said.words, MAX_WORDS)
  if (words === null) return 'words-too-long'
  const where = said.thing === null ? atPlace(category, said) : await ofThing(ports, category, said.thing)
  return typeof where === 'string' ? where : { ...where, category, words }
}

async function ofThing(
  ports: Pick<ReportPorts, 'things'>,
  category: FaultCategory,
  id: string,
): Promise<Pick<CheckedReport, 'thing' | 'point' | 'custodian'> | ReportRefusal> {
  const thing = isSubjectId(id) ? await ports.things.things.find(id) : null
  if (!thing) return 'unknown-thing'
  if (thing.retiredAt !== null) return 'thing-retired'
  if (category.kind !== thing.kind) return 'not-of-this-kind'
  const { latitude, longitude } = thing.place
  return { thing: id, point: { latitude, longitude }, custodian: thing.custodian }
}

function atPlace(
  { custodian }: FaultCategory,
  { latitude, longitude }: SaidReport,
): Pick<CheckedReport, 'thing' | 'point' | 'custodian'> | ReportRefusal {
  if (custodian === null) return 'thing-missing'
  const checked = checkPlace({ latitude, longitude })
  if (checked.outcome === 'refused') {
    return checked.refusal.reason === 'missing' ? 'place-missing' : 'place-malformed'
  }
  const { address: _, ...point } = checked.value
  return { thing: null, point, custodian }
}
