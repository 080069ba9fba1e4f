import type { HeldCredential } from '@hefu/wallet'
import { DemoError } from '../error.ts'
import type { Pocket } from '../wallet/pocket.ts'
import { getJson, postJson } from './post-json.ts'

const TRIES = 100

/**
 * Fetches a result as a candidate does: takes a place in the line, waits to be called, answers the authority's request, receives the card.
 *
 * @param url of the education authority's service
 * @param wait what goes by until the line is looked at again
 * @throws DemoError `city-refused`, as with a result that is not out yet
 */
export async function fetchScore(
  url: string,
  of: { readonly session: string; readonly candidate: string; readonly pocket: Pocket },
  wait: () => Promise<void>,
): Promise<HeldCredential> {
  const { session, candidate, pocket } = of
  const place = await calledPlace(`${url}/api/sessions/${session}/line`, wait)
  const begun = await postJson<{ readonly ask: string; readonly request: { readonly text: string } }>(
    `${url}/api/sessions/${session}/asks`,
    { place, candidate },
  )
  await pocket.send(begun.request.text)
  const { offer } = await getJson<{ readonly offer?: { readonly code: string } }>(`${url}/api/asks/${begun.ask}`)
  if (!offer) throw new DemoError('city-refused', 'the authority offers nothing')
  return pocket.receive(offer.code)
}

async function calledPlace(url: string, wait: () => Promise<void>): Promise<string> {
  let place: string | null = null
  for (let tries = 0; tries < TRIES; tries++) {
    const line: { readonly place?: string; readonly standing: string } = await postJson(
      url,
      {},
      place === null ? {} : { 'hefu-place': place },
    )
    // Nobody has a place before the release; whoever asks all the same is told so.
    if (line.standing === 'early') return 'early'
    place = line.place ?? place
    if (line.standing === 'called' && place !== null) return place
    await wait()
  }
  throw new DemoError('city-refused', 'nobody was called')
}
