import type { HeldCredential } from '@hefu/wallet'
import { DemoError } from '../error.ts'
import type { Pocket } from '../wallet/pocket.ts'
import { answeredAsk } from './answered-ask.ts'
import { getJson, postJson } from './post-json.ts'

const TRIES = 100

/** Whose result, and with which wallet. */
export interface Candidate {
  readonly session: string
  readonly candidate: string
  readonly pocket: Pocket
}

/**
 * Fetches a result as a candidate does: takes a place in the line, waits to be called, answers the authority's request, receives the card.
 *
 * @param url of the education authority's service
 * @param wait what goes by until the line is looked at again
 * @throws DemoError `city-refused`, as with a result that is not out yet
 */
export async function fetchScore(url: string, of: Candidate, wait: () => Promise<void>): Promise<HeldCredential> {
  let place: string | null = null
  for (let tries = 0; tries < TRIES; tries++) {
    const line = await standInLine(url, of.session, place)
    // Nobody has a place before the release; whoever asks all the same is told so.
    if (line.standing === 'early') return askForScore(url, of, 'early')
    place = line.place ?? place
    if (line.standing === 'called' && place !== null) return askForScore(url, of, place)
    await wait()
  }
  throw new DemoError('city-refused', 'nobody was called')
}

/** Where somebody stands. @param place null to take one */
export function standInLine(
  url: string,
  session: string,
  place: string | null,
): Promise<{ readonly standing: string; readonly place?: string }> {
  return postJson(`${url}/api/sessions/${session}/line`, {}, place === null ? {} : { 'hefu-place': place })
}

/** Asks with a place that was called, answers, receives. @throws DemoError `city-refused` */
export async function askForScore(
  url: string,
  { session, candidate, pocket }: Candidate,
  place: string,
): Promise<HeldCredential> {
  const begun = await postJson<{ readonly ask: string; readonly request: { readonly text: string } }>(
    `${url}/api/sessions/${session}/asks`,
    { place, candidate },
  )
  const ask = await answeredAsk(await pocket.send(begun.request.text), begun.ask)
  const { offer } = await getJson<{ readonly offer?: { readonly code: string } }>(`${url}/api/asks/${ask}`)
  if (!offer) throw new DemoError('city-refused', 'the authority offers nothing')
  return pocket.receive(offer.code)
}
