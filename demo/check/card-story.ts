import { CARD_CONCESSION, CARD_SOCIAL, CARD_STUDENT } from '@hefu/standard'
import { DEMO_CARDS } from '@hefu/transit'
import { SOCIAL_CARD } from '../operators/clinic-operator.ts'
import { STUDENT_CARD } from '../operators/exams-operator.ts'
import { postJson } from '../operators/post-json.ts'
import type { RunningDemo } from '../running-demo.ts'
import { operatorsOf, pocketIn } from './operators-of.ts'
import { refusalSaid } from './refusal-code.ts'
import { assertHolds, type Outcome, type Story } from './story.ts'

/** Cards on plastic that people hold already come into the wallet by number and PIN, and by nothing less. */
export async function tellCardStory(story: Story, started: Outcome<RunningDemo>): Promise<void> {
  await story.step('card-import', TITLES.card, [started], async (demo) => {
    const { transit, exams, clinic } = operatorsOf(demo)
    const pocket = await pocketIn(demo)
    const wrong = await refusalSaid(studentCard(exams.url, '000000'))
    assertHolds(wrong === 'refused', `to a wrong PIN the authority says ${wrong}`)
    const [concession] = DEMO_CARDS
    assertHolds(concession !== undefined, 'there are no concession cards')
    const brought = await transit.transit.concessions.bringIn(
      concession.number,
      concession.pin,
      transit.transit.today(),
    )
    assertHolds(brought.outcome === 'offered', 'the concession card is not taken')
    const codes = [
      await studentCard(exams.url, STUDENT_CARD.pin),
      brought.offer.code,
      await socialCard(clinic.url, SOCIAL_CARD.pin),
    ]
    for (const code of codes) await pocket.receive(code)
    const types = pocket.held.map(({ header }) => header.type)
    for (const { id } of [CARD_STUDENT, CARD_CONCESSION, CARD_SOCIAL]) {
      assertHolds(types.includes(id), `the wallet has no ${id}`)
    }
    return { made: null, detail: `${types.join(', ')}; a wrong PIN opens nothing` }
  })
}

async function studentCard(url: string, pin: string): Promise<string> {
  const { offer } = await postJson<{ readonly offer: { readonly code: string } }>(`${url}/api/student-cards`, {
    student: STUDENT_CARD.number,
    pin,
  })
  return offer.code
}

/** The page of the clinic, where the offer stands as a link into the wallet. */
async function socialCard(url: string, pin: string): Promise<string> {
  const body = new URLSearchParams({ number: SOCIAL_CARD.number, pin })
  const page = await (await fetch(`${url}/social-card`, { method: 'POST', body })).text()
  return decodeURIComponent(/#offer=([^"]+)/.exec(page)?.[1] ?? '')
}

const TITLES = {
  card: {
    'zh-CN': '已有的学生证、优惠证、社保卡凭卡号和密码放进钱包',
    en: 'student, concession and social security cards come into the wallet by number and PIN',
  },
} as const
