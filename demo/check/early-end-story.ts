import { equalBytes } from '@hefu/bytes'
import { type AboutEarlyEnd, earlyEndClient, type OfficerAtWork } from '@hefu/city'
import type { Verdict } from '@hefu/gate'
import { type EarlyEndReason, epochPlus, epochStart, PERSON_ENTRY, slotAt } from '@hefu/standard'
import { checkEarlyEnd, type HeldCredential, makePass } from '@hefu/wallet'
import { ORIGIN } from '../city-config.ts'
import { officerAtWork } from '../console/officer-at-work.ts'
import { DemoError } from '../error.ts'
import type { RunningDemo } from '../running-demo.ts'
import { LOANS_DESK } from '../services/service-ids.ts'
import { systemRandom } from '../system-random.ts'
import { enrolResident, type ResidentWallet } from '../wallet/enrol-resident.ts'
import { receive } from '../wallet/receive.ts'
import { rightsClient } from '../wallet/rights-client.ts'
import { type Door, onScreen, setUpDoor, wordOf } from './door.ts'
import { refusalCode } from './refusal-code.ts'
import { assertHolds, type Outcome, type Story } from './story.ts'
import { untilPublished } from './until-published.ts'

/** Whose credential ends; nobody else's does. */
const HOLDER = 'resident-001'
const NEIGHBOUR = 'resident-007'
const END: AboutEarlyEnd = { type: PERSON_ENTRY.id, reason: 'identity-misused' }
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
    const ends = earlyEndClient(demo.cityUrl, ORIGIN)
    const [data, justice, ombuds] = await atWork(demo)
    const person = { issuer: demo.identityProviderUrl, subject: HOLDER }
    const digest = await ends.proposeEnd(data, END, person, demo.clock())
    const other = await refusalCode(ends.approve(justice, digest, { ...person, subject: NEIGHBOUR }, demo.clock()))
    assertHolds(other === 'other-person', `the second officer enters another person, and the city says ${other}`)
    const { act } = await ends.approve(justice, digest, person, demo.clock())

    const notice = await noticeOf(refresh(holder))
    assertHolds(notice.act === act && notice.reason === END.reason, 'the notice is of another act')
    assertHolds(notice.appealBy > demo.clock(), 'there is no time to appeal')
    const { register } = await untilPublished(demo, act + 1, null)
    const standing = checkEarlyEnd(register.entries, { type: END.type, ...notice })
    assertHolds(standing === 'proven', `the wallet finds the act ${standing}`)
    await refresh(neighbour)
    return {
      made: { holder, ends, data, justice, ombuds },
      detail: `act ${act} says what ended and why, and not whose`,
    }
  })

  await story.step(
    'appeal-granted',
    TITLES.granted,
    [started, ended],
    async (demo, { holder, ends, data, justice, ombuds }) => {
      const rights = rightsClient(demo.cityUrl, holder.session.accessToken)
      const { id } = await rights.appeal(END.type, APPEAL)
      const waiting = (await ends.cases(ombuds)).filter(({ status }) => status === 'open')
      assertHolds(waiting.map((one) => one.id).includes(id), 'the appeal is not among the cases')
      await ends.openCase(data, id)
      const own = await refusalCode(ends.proposeLift(data, id, END, ANSWER, demo.clock()))
      assertHolds(own === 'decided-the-end', `to an officer who judges their own act the city says ${own}`)
      assertHolds((await ends.openCase(ombuds, id)).text === APPEAL, 'the officer reads something else')
      const lift = await ends.proposeLift(ombuds, id, END, ANSWER, demo.clock())
      await ends.approve(justice, lift, null, demo.clock())

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

async function atWork(demo: RunningDemo): Promise<readonly [OfficerAtWork, OfficerAtWork, OfficerAtWork]> {
  const [first, second, third] = demo.officers
  return Promise.all([officerAtWork(demo, first), officerAtWork(demo, second), officerAtWork(demo, third)])
}

/** The credential of next week, for the one of this week. */
async function refresh({ city, session, bundle, credentials }: ResidentWallet): Promise<HeldCredential> {
  const present = credentials.find(({ header }) => header.type === END.type)
  assertHolds(present !== undefined, 'the wallet holds nothing to refresh')
  const { accessToken } = session
  const epoch = epochPlus(present.header.epoch, 1)
  return receive({ city, accessToken, type: END.type, epoch, bundle, present }, systemRandom)
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
