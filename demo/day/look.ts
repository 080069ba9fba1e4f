import type { CityDay } from './city-day.ts'
import type { Errand } from './errand.ts'

/** Looks something up, as most people do most of the time: nothing is shown for it and nobody is asked. */
export const look: Errand = async function* (day, { dice }) {
  const pages = pagesOf(day)
  for (const page of [pages[dice % pages.length], pages[(dice + 1) % pages.length]]) {
    const answer = await fetch(page ?? '')
    await answer.arrayBuffer()
    if (answer.ok) day.count('looked')
    yield 5
  }
}

function pagesOf({ operators: { transit, parking, library, exams, clinic } }: CityDay): readonly string[] {
  return [
    `${transit.url}/api/fares`,
    `${parking.url}/feed/status`,
    `${library.url}/api/records`,
    `${exams.url}/api/sessions`,
    `${transit.url}/api/network`,
    `${clinic.url}/`,
    `${parking.url}/`,
  ]
}
