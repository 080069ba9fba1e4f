import { equalBytes } from '@hefu/bytes'
import type { Verdict } from '@hefu/gate'
import { type EarlyEndReason, epochPlus, epochStart, PERSON_ENTRY, slotAt } from '@hefu/standard'
import { checkEarlyEnd, type HeldCredential, makePass } from '@hefu/wallet'
import { type CaseDesk, caseDesk, type Ending } from '../console/case-desk.ts'
import { DemoError } from '../error.ts'
import { LOANS_DESK } from '../services/service-ids.ts'
import type { RunningDemo } from '../start-demo.ts'
import { systemRandom } from '../system-random.ts'
import { enrolResident, type ResidentWallet } from '../wallet/enrol-resident.ts'
import { receive } from '../wallet/receive.ts'
import { rightsClient } from '../wallet/rights-client.ts'
import { type Door, onScreen, setUpDoor, wordOf } from './door.ts'
import { assertHolds, type Outcome, type Story } from './story.ts'
import { untilPublished } from './until-published.ts'

/** Whose credential ends; nobody else's does. */
const HOLDER = 'resident-005'
const NEIGHBOUR = 'resident-006'
const ENDING: Ending = { type: PERSON_ENTRY.id, reason: 'identity-misused' }
const APPEAL = '我没有把证件借给别人。请再查一次。'
const ANSWER = '经复核，是另一人冒用了您的姓名。凭证恢复，抱歉。'

/** What a refusal says of an early end. */
interface Notice {
  readonly reason: EarlyEndReason
  readonly act: number
  readonly decidedAt: number
  readonly appealBy: number
}

/** Two officers end one person's credential, who is told, appeals, sees who looked, and gets it back from a third. */
export async function tellEarlyEndStory(story: Story, started: Outcome<RunningDemo>): Promise<void> {
  const ended = await story.step('early-end-notice', TITLES.notice, [started], async (demo) => {
    const [holder, neighbour] = await Promise.all([HOLDER, NEIGHBOUR].map((id) => enrolResident(demo, id)))
    assertHolds(holder !== undefined && neighbour !== undefined, 'nobody is enrolled')
    const [data, justice, ombuds] = await desksOf(demo)
    const person = { issuer: demo.identityProviderUrl, subject: HOLDER }
    const digest = await data.proposeEnd(ENDING, person)
    const other = await codeOf(justice.approve(digest, { ...person, subject: NEIGHBOUR }))
    assertHolds(other === 'other-person', `the second officer enters another person, and the city says ${other}`)
    const act = await justice.approve(digest, person)

    const notice = await noticeOf(refresh(holder))
    assertHolds(notice.act === act && notice.reason === ENDING.reason, 'the notice is of another act')
    assertHolds(notice.appealBy > demo.clock(), 'there is no time to appeal')
    const { register } = await untilPublished(demo, act + 1, null)
    const standing = checkEarlyEnd(register.entries, { type: ENDING.type, ...notice })
    assertHolds(standing === 'proven', `the wallet finds the act ${standing}`)
    await refresh(neighbour)
    return { made: { holder, data, justice, ombuds }, detail: `act ${act} says what ended and why, and not whose` }
  })

  await story.step(
    'appeal-granted',
    TITLES.granted,
    [started, ended],
    async (demo, { holder, data, justice, ombuds }) => {
      const rights = rightsClient(demo.cityUrl, holder.session.accessToken)
      const { id } = await rights.appeal(ENDING.type, APPEAL)
      assertHolds((await ombuds.openCases()).includes(id), 'the appeal is not among the cases')
      await data.open(id)
      const own = await codeOf(data.proposeLift(id, ENDING, ANSWER))
      assertHolds(
        own === 'decided-the-end',
        `an officer judges an appeal against their own act, and the city says ${own}`,
      )
      assertHolds((await ombuds.open(id)) === APPEAL, 'the officer reads something else')
      await justice.approve(await ombuds.proposeLift(id, ENDING, ANSWER), null)

      const { earlyEnds, cases, accesses } = await rights.holdings()
      const mine = cases.find((one) => one.id === id)
      assertHolds(mine?.outcome === 'granted' && mine.answer === ANSWER, 'the appeal is not answered')
      assertHolds(earlyEnds.length === 0, 'the end still stands')
      const opened = accesses.filter(({ why }) => why === 'appeal-opened').map(({ office }) => office.en)
      const looked = [demo.officers[2], demo.officers[0]].map(({ office }) => office.en)
      assertHolds(opened.join() === looked.join(), `the person sees that ${opened.join()} have opened the appeal`)
      await readerStays(demo, holder, await refresh(holder))
      return {
        made: null,
        detail: `opened by ${opened.join(' and ')}, as the person sees; refreshed, the same pseudonym`,
      }
    },
  )
}

async function desksOf(demo: RunningDemo): Promise<readonly [CaseDesk, CaseDesk, CaseDesk]> {
  const [first, second, third] = demo.officers
  return Promise.all([caseDesk(demo, first), caseDesk(demo, second), caseDesk(demo, third)])
}

/** The credential of next week, for the one of this week. */
async function refresh({ city, session, bundle, credentials }: ResidentWallet): Promise<HeldCredential> {
  const present = credentials.find(({ header }) => header.type === ENDING.type)
  assertHolds(present !== undefined, 'the wallet holds nothing to refresh')
  const { accessToken } = session
  const epoch = epochPlus(present.header.epoch, 1)
  return receive({ city, accessToken, type: ENDING.type, epoch, bundle, present }, systemRandom)
}

/** What the city says to whom it refuses a credential that has ended early. */
async function noticeOf(refreshing: Promise<HeldCredential>): Promise<Notice> {
  const answer = await refreshing.then(
    () => 'issued',
    (error: unknown) => {
      if (error instanceof DemoError) return error.answer
      throw error
    },
  )
  const { hefu_reason: reason, hefu_early_end: notice } = Object(answer)
  assertHolds(reason === 'ended-early', `the city says ${JSON.stringify(answer)}`)
  return notice
}

/** At the library, this week and next, the holder is one reader. */
async function readerStays(demo: RunningDemo, holder: ResidentWallet, next: HeldCredential): Promise<void> {
  const { bundleBytes, bundle, credentials } = holder
  const [present] = credentials
  assertHolds(present !== undefined, 'the wallet holds nothing')
  const now = demo.clock()
  const later = epochStart(next.header.epoch, bundle.utcOffsetMinutes)
  const door = await setUpDoor({ bundleBytes, policy: demo.policy, service: LOANS_DESK, now })
  const shown = [await showAt(door, holder, present, now), await showAt(door, holder, next, later)]
  const [before, after] = shown.map((verdict) => (verdict.verdict === 'admitted' ? verdict.pseudonym : undefined))
  assertHolds(before !== undefined && after !== undefined, shown.map(wordOf).join(', then '))
  assertHolds(equalBytes(before, after), 'the reader has become another')
}

function showAt(door: Door, { bundle }: ResidentWallet, credential: HeldCredential, now: number): Promise<Verdict> {
  door.now = now
  const { service } = door.gate
  return door.look(onScreen(makePass({ credential, service, bundle, slot: slotAt(now) }, systemRandom)))
}

function codeOf(refused: Promise<unknown>): Promise<string | undefined> {
  return refused.then(
    () => 'done',
    (error: { code?: string }) => error.code,
  )
}

const TITLES = {
  notice: {
    'zh-CN': '两个部门提前终止一个人的凭证：本人得知原因，可以申诉',
    en: 'two officers end one person’s credential early: the person is told why and how to appeal',
  },
  granted: {
    'zh-CN': '申诉由第三个部门查看，本人看得到；终止撤销，照常领取',
    en: 'a third officer opens the appeal, which the person sees, and takes the end back',
  },
} as const
