import { custodianAt } from '../codes/custodian.ts'
import { CUSTODIAN_NAMES, demoThings, nthOfKind } from '../codes/demo-things.ts'
import { reporterAt } from '../codes/reporter.ts'
import type { RunningDemo } from '../running-demo.ts'
import { onScreen } from './door.ts'
import { refusalCode } from './refusal-code.ts'
import { assertHolds, type Outcome, type Story } from './story.ts'

/** The nth lift that is in service: nobody has reported it. */
const LIFT = 8
const WORDS = '电梯门打不开，显示屏是黑的。'
const NOTES = ['已收到，维保人员半小时内到。', '已更换门锁，恢复运行。'] as const

/** A broken lift is reported by somebody who says nothing of who they are, is mended, and they see it. */
export async function tellReportStory(story: Story, started: Outcome<RunningDemo>): Promise<void> {
  await story.step('report-resolved', TITLES.resolved, [started], async (demo) => {
    const { cityUrl, custodianKeys } = demo
    const reporter = reporterAt(cityUrl)
    const { id: thing } = nthOfKind(demoThings(), 'lift', LIFT)
    const sent = await reporter.report({ category: 'lift-stopped', thing, words: WORDS })
    const before = await publicRequest(cityUrl, sent.id)
    assertHolds(before.status === 'open' && before.address_id === thing, 'nobody else sees that it is reported')
    assertHolds(before.description === null, 'the words are public before anybody has looked at them')

    const [lifts, water] = [custodianAt(cityUrl, custodianKeys.lifts), custodianAt(cityUrl, custodianKeys.water)]
    const other = await refusalCode(water.work(sent.id, { state: 'resolved' }))
    assertHolds(other === 'city-refused', 'another custodian works on it')
    await lifts.work(sent.id, { state: 'acknowledged', note: NOTES[0] })
    await lifts.addPhoto(sent.id, 'after', onScreen(thing))
    await lifts.work(sent.id, { state: 'resolved', note: NOTES[1], showWords: true })

    const followed = await reporter.follow(sent)
    const told = followed.events.map(({ state, note }) => [state, note].join(' '))
    assertHolds(told.join() === ['open ', `acknowledged ${NOTES[0]}`, `resolved ${NOTES[1]}`].join(), told.join())
    assertHolds(followed.photos.length === 1, 'the reporter does not see the photo')
    const offices = followed.events.slice(1).map(({ office }) => office?.en)
    assertHolds(new Set(offices).size === 1 && offices[0] === CUSTODIAN_NAMES.lifts.en, 'by another office')
    const stranger = await refusalCode(reporter.follow({ ...sent, secret: 'A'.repeat(22) }))
    assertHolds(stranger === 'city-refused', 'somebody without the secret follows it')
    const after = await publicRequest(cityUrl, sent.id)
    assertHolds(after.status === 'closed' && after.description === WORDS, 'the public does not see that it is done')
    return { made: null, detail: `${thing}: followed with a secret, without an account` }
  })
}

/** A report as everybody reads it (GeoReport v2). */
interface PublicRequest {
  readonly status?: string
  readonly address_id?: string
  readonly description?: string | null
}

async function publicRequest(cityUrl: string, id: string): Promise<PublicRequest> {
  const response = await fetch(`${cityUrl}/open311/v2/requests/${id}.json`)
  const [request] = (await response.json()) as readonly PublicRequest[]
  return request ?? {}
}

const TITLES = {
  resolved: {
    'zh-CN': '匿名报修一部电梯：管理单位受理、修好，报修人凭密钥看到',
    en: 'a lift is reported anonymously, taken up and mended, and the reporter sees it',
  },
} as const
