import { entryIndexes, judgeEntry, VENUE_ENTRY } from '@hefu/clinic'
import { createGate } from '@hefu/gate'
import { PERSON_IDENTITY } from '@hefu/standard'
import { patientNumber } from '../operators/clinic-operator.ts'
import { readRecord } from '../operators/read-record.ts'
import { signingKey } from '../services/request-keys.ts'
import { systemRandom } from '../system-random.ts'
import type { Errand } from './errand.ts'

/** Reads their own record, takes the card for entry, and goes to a match, where they are asked for one bit. */
export const visitClinic: Errand = async function* (day, { resident, place }) {
  const { url, clinic } = day.operators.clinic
  if (!resident) return
  const pocket = await day.pocket(resident.id, [PERSON_IDENTITY.id])
  await readRecord(url, pocket)
  yield 10
  const patient = await clinic.records.patientByNumber(patientNumber(place))
  const offer = patient && (await clinic.offer(patient.id, 'entry'))
  if (!offer) return
  await pocket.receive(offer.code)
  yield 60
  const { demo, bundle } = day
  const key = demo.gateKeys[VENUE_ENTRY]
  if (!key) return
  const requestKey = await signingKey(key)
  const gate = createGate({ bundle, service: VENUE_ENTRY, clock: demo.clock, random: systemRandom, requestKey })
  const now = demo.clock()
  const request = await gate.makeRequest(entryIndexes(now, bundle.utcOffsetMinutes))
  const pass = await pocket.answer(request.text)
  const verdict = judgeEntry(pass, gate.check(pass), now, bundle.utcOffsetMinutes)
  if (verdict.verdict === 'refused') day.count('refused')
}
