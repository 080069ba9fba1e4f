import { entryIndexes, isNegativeWithin48Hours, judgeEntry, VENUE_ENTRY, WARD_VISIT } from '@hefu/clinic'
import { PERSON_IDENTITY, type TrustBundle } from '@hefu/standard'
import { UTC_OFFSET_MINUTES } from '../city-config.ts'
import { patientNumber } from '../operators/clinic-operator.ts'
import { readRecord } from '../operators/read-record.ts'
import { openShare, shareRecord } from '../operators/share-record.ts'
import { readQr } from '../qr-image.ts'
import type { RunningDemo } from '../running-demo.ts'
import { enrolResident } from '../wallet/enrol-resident.ts'
import { openPocket, type Pocket } from '../wallet/pocket.ts'
import { type Door, onScreen, setUpDoor, wordOf } from './door.ts'
import { operatorsOf, pocketIn } from './operators-of.ts'
import { assertHolds, type Outcome, type Story } from './story.ts'

/** A patient, the third of the residents. */
const PATIENT = 'resident-003'
const PLACE = 2
const HOUR = 3600
const PASSCODE = '8264'

interface Visitor {
  readonly bundle: TrustBundle
  readonly bundleBytes: Uint8Array
  readonly pocket: Pocket
}

/** Somebody shows a negative test and nothing else, while it is fresh; and lets a doctor read their record until they take it back. */
export async function tellClinicStory(story: Story, started: Outcome<RunningDemo>): Promise<void> {
  const tested = await story.step('lab', TITLES.lab, [started], async (demo) => {
    const { clinic } = operatorsOf(demo).clinic
    const { bundle, bundleBytes, credentials } = await enrolResident(demo, PATIENT, [PERSON_IDENTITY.id])
    const pocket = await pocketIn(demo, credentials)
    const patient = await clinic.records.patientByNumber(patientNumber(PLACE))
    assertHolds(patient !== undefined, 'the clinic does not know the patient')
    const cards = await clinic.offerable(patient.id)
    for (const { key, type } of cards) {
      if (type !== 'health.lab' && type !== 'health.entry') continue
      await pocket.receive((await clinic.offer(patient.id, key))?.code ?? '')
    }
    const visitor: Visitor = { bundle, bundleBytes, pocket }
    const now = demo.clock()
    assertHolds((await atWard(demo, visitor, now)) === 'admitted', 'the ward does not admit')
    const venue = await atVenue(demo, visitor, now)
    assertHolds(venue === 'admitted: true', `the venue says ${venue}`)
    return { made: visitor, detail: 'the ward sees the result; a venue learns one bit, and not from what it follows' }
  })

  await story.step('lab-expired', TITLES.expired, [started, tested], async (demo, visitor) => {
    const said = await atWard(demo, visitor, demo.clock() + 49 * HOUR)
    assertHolds(said === 'refused: not-entitled', `two days later the ward says ${said}`)
    return { made: null, detail: '49 hours later, with the same card' }
  })

  const shared = await story.step('record-shared', TITLES.shared, [started, tested], async (demo, { pocket }) => {
    const { url } = operatorsOf(demo).clinic
    const record = await readRecord(url, pocket)
    const share = await shareRecord(url, { record, passcode: PASSCODE, expiresAt: demo.clock() + HOUR })
    const wrong = await openShare(share.link, '0000')
    assertHolds(wrong === 401, `with a wrong passcode the share answers ${JSON.stringify(wrong).slice(0, 80)}`)
    // The doctor has the link and the passcode; the server never had the key.
    const read = await openShare(share.link, PASSCODE)
    assertHolds(JSON.stringify(read) === JSON.stringify(record), 'the doctor reads something else')
    return { made: share, detail: `${record.entry.length} entries, decrypted by the doctor alone; passcode asked for` }
  })

  await story.step('record-revoked', TITLES.revoked, [started, shared], async (_demo, { url, link, manage }) => {
    const place = url.replace('/s/', '/api/shares/')
    const refused = await fetch(place, { method: 'DELETE', headers: { authorization: 'Bearer AAAA' } })
    assertHolds(refused.status === 404, 'somebody else revokes it')
    const revoked = await fetch(place, { method: 'DELETE', headers: { authorization: `Bearer ${manage}` } })
    assertHolds(revoked.status === 204, `revoking answers ${revoked.status}`)
    const after = await openShare(link, PASSCODE)
    assertHolds(after === 404, 'the doctor still reads it')
    return { made: null, detail: 'the same link and passcode open nothing any more' }
  })
}

/** What a ward says to somebody's test at a moment. */
async function atWard(demo: RunningDemo, { bundle, bundleBytes, pocket }: Visitor, now: number): Promise<string> {
  const rule = (disclosed: Parameters<typeof isNegativeWithin48Hours>[0]): boolean =>
    isNegativeWithin48Hours(disclosed, now, UTC_OFFSET_MINUTES)
  const requestKey = demo.gateKeys[WARD_VISIT]
  const door = await setUpDoor({ bundleBytes, policy: demo.policy, service: WARD_VISIT, now, requestKey, rule })
  return wordOf(await door.look(await answerAt(door, await door.gate.makeRequest(), { bundle, pocket })))
}

/** What a venue says and learns. */
async function atVenue(demo: RunningDemo, { bundle, bundleBytes, pocket }: Visitor, now: number): Promise<string> {
  const requestKey = demo.gateKeys[VENUE_ENTRY]
  const door = await setUpDoor({ bundleBytes, policy: demo.policy, service: VENUE_ENTRY, now, requestKey })
  const request = await door.gate.makeRequest(entryIndexes(now, UTC_OFFSET_MINUTES))
  const shown = await answerAt(door, request, { bundle, pocket })
  const verdict = judgeEntry(await readQr(shown), await door.look(shown), now, UTC_OFFSET_MINUTES)
  return verdict.verdict === 'admitted' ? `admitted: ${[...verdict.disclosed.values()].join()}` : wordOf(verdict)
}

/** What a phone shows of its answer to a door at the door's own time. */
async function answerAt(
  door: Door,
  request: { readonly text: string },
  { bundle, pocket }: Pick<Visitor, 'bundle' | 'pocket'>,
): Promise<Uint8Array> {
  const then = openPocket({ bundle, clock: () => door.now, held: pocket.held })
  return onScreen(await then.answer(await readQr(onScreen(request.text))))
}

const TITLES = {
  lab: {
    'zh-CN': '化验阴性：病房看结果，场馆只知道能否入场',
    en: 'a negative test: a ward sees it, a venue learns whether somebody may enter now',
  },
  expired: { 'zh-CN': '采样超过 48 小时：拒绝', en: 'a sample of more than 48 hours ago: refused' },
  shared: {
    'zh-CN': '病历分享给医生：加密，要口令，在医生的浏览器里解开',
    en: 'a record shared with a doctor: encrypted, under a passcode, opened by the doctor alone',
  },
  revoked: { 'zh-CN': '收回分享：链接立即失效', en: 'a share taken back: the link opens nothing' },
} as const
