import { PERSON_IDENTITY } from '@hefu/standard'
import { DemoError } from '../error.ts'
import { askForScore, standInLine } from '../operators/fetch-score.ts'
import type { Errand } from './errand.ts'

/** The examination whose results come out at noon of the day. */
export const DAY_SESSION = '2026-day'

/** The candidate number of somebody's place in the list of that examination. */
export function dayCandidate(place: number): string {
  return String(30_260_001 + place)
}

/** Asks a little too early, stands in line from noon on with everybody else, and receives the result. */
export const score: Errand = async function* (day, { resident, place }) {
  const { url } = day.operators.exams
  if (!resident) return
  const pocket = await day.pocket(resident.id, [PERSON_IDENTITY.id])
  const candidate = { session: DAY_SESSION, candidate: dayCandidate(place), pocket }
  const early = await askForScore(url, candidate, 'early').catch((error: unknown) => error)
  if (!(error(early) === 'too-early')) throw new DemoError('city-refused', 'a result was out before its time')
  day.count('refused')
  yield 10
  let held: string | null = null
  for (;;) {
    const line = await standInLine(url, DAY_SESSION, held)
    held = line.place ?? held
    if (line.standing === 'called' && held !== null) break
    yield 5
  }
  await askForScore(url, candidate, held)
}

function error(caught: unknown): unknown {
  return caught instanceof DemoError ? Object(caught.answer).code : undefined
}
