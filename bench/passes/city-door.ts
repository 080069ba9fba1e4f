import { fromBase45 } from '@hefu/bytes'
import { createGate } from '@hefu/gate'
import {
  encodeHeader,
  encodeMessages,
  encodePresentationHeader,
  PASS_PREFIX,
  PERSON_ENTRY,
  slotAt,
} from '@hefu/standard'
import { ADULT, syntheticCity } from '@hefu/testing'
import { makePass } from '@hefu/wallet'
import { encode } from 'uqr'
import type { Contestant } from '../measure.ts'
import type { Task } from '../peers/peer.ts'
import type { Row } from '../result.ts'
import { DOOR, withDoor } from './two-attributes.ts'

/** Real passes of wallet and gate engine: two of ten attributes, a pseudonym. */
export interface CityDoor {
  /** The same header, messages and disclosure, for implementations of BBS alone. */
  readonly task: Task
  /** A wallet makes a pass, from credential to text. */
  readonly make: Contestant
  /** A gate judges a pass, from text to verdict. */
  readonly check: Contestant
  readonly size: { readonly bytes: number; readonly characters: number; readonly qrVersion: number }
  readonly rows: readonly Row[]
}

/** Issues credentials to holders, who make a pass each. @throws Error when a gate does not admit them, or admits an altered one */
export async function cityDoor(holders: number): Promise<CityDoor> {
  const city = await syntheticCity()
  const { service, bundle } = withDoor(city)
  const slot = slotAt(city.now)
  const { random } = city
  const credentials = Array.from({ length: holders }, () => city.issue(ADULT))
  const passOf = (at: number): string => {
    const credential = credentials[at % holders]
    if (!credential) throw new Error('no holders')
    return makePass({ credential, service, bundle, slot }, random)
  }
  const texts = credentials.map((_, at) => passOf(at))
  const openGate = () => createGate({ bundle, service: DOOR, clock: () => city.now, random })
  let gate = openGate()
  let shown = 0
  const check = (): boolean => {
    // Each pass is admitted once: when all have been, a gate that has seen none of them takes over.
    if (shown % texts.length === 0) gate = openGate()
    return gate.check(texts[shown++ % texts.length] ?? '').verdict === 'admitted'
  }
  const [first = ''] = texts
  assertJudges(openGate().check, first)
  let made = 0
  const size = {
    bytes: fromBase45(first.slice(PASS_PREFIX.length)).length,
    characters: first.length,
    qrVersion: encode(first, { ecc: 'M' }).version,
  }
  return {
    task: {
      header: encodeHeader(city.issue(ADULT).header),
      presentationHeader: encodePresentationHeader(service.id, slot, null),
      messages: encodeMessages(PERSON_ENTRY, ADULT),
      disclosed: service.required,
    },
    make: { name: 'wallet: credential to pass text', run: () => passOf(made++) },
    check: { name: 'gate: pass text to verdict', run: check },
    size,
    rows: [
      { name: 'pass', median: size.bytes, runs: 1, unit: 'bytes' },
      { name: 'pass, as text', median: size.characters, runs: 1, unit: 'characters' },
      { name: 'QR code at correction M', median: size.qrVersion, runs: 1, unit: 'version' },
    ],
  }
}

function assertJudges(check: (text: string) => { readonly verdict: string }, text: string): void {
  const altered = text.slice(0, -6) + (text.at(-6) === 'A' ? 'B' : 'A') + text.slice(-5)
  if (check(altered).verdict === 'admitted') throw new Error('a gate admits an altered pass')
  if (check(text).verdict !== 'admitted') throw new Error('a gate does not admit a genuine pass')
}
