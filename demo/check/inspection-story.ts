import { ed25519KeyPair } from '@hefu/log'
import { decodeTaskCode, judgeTaskCode, signTaskCode, type TaskVerdict } from '@hefu/standard'
import { UTC_OFFSET_MINUTES } from '../city-config.ts'
import { SHOP_AT_DOOR } from '../codes/demo-organisations.ts'
import { officerAtWork } from '../console/officer-at-work.ts'
import { registerInspection } from '../organisations/register-inspection.ts'
import { readQr } from '../qr-image.ts'
import { localDate } from '../residents/resident.ts'
import type { RunningDemo } from '../running-demo.ts'
import { systemRandom } from '../system-random.ts'
import { onScreen } from './door.ts'
import type { ShopAtWork } from './mandate-story.ts'
import { refusalCode } from './refusal-code.ts'
import { assertHolds, type Outcome, type Story } from './story.ts'

/** The shop next door. */
const NEIGHBOUR = 'dumplings-12'
const COMMENT = '来得准时，说明清楚。'

/** Inspectors show a code before they come in, and the shop sees without a server whether they may. */
export async function tellInspectionStory(
  story: Story,
  started: Outcome<RunningDemo>,
  shop: Outcome<ShopAtWork>,
): Promise<void> {
  const genuine = await story.step(
    'inspection-genuine',
    TITLES.genuine,
    [started, shop],
    async (demo, { page, bundle }) => {
      const now = demo.clock()
      const before = await (await fetch(`${demo.cityUrl}/inspections`)).text()
      const officer = await officerAtWork(demo, demo.officers[0])
      const today = localDate(now, UTC_OFFSET_MINUTES)
      const code = await registerInspection(demo.cityUrl, officer, SHOP_AT_DOOR, today)
      const judged = await judgeTaskCode(await readQr(onScreen(code)), bundle, SHOP_AT_DOOR, now)
      assertHolds(judged.verdict === 'genuine', `the shop finds it ${wordOf(judged)}`)
      const tomorrow = wordOf(await judgeTaskCode(code, bundle, SHOP_AT_DOOR, now + 86_400))
      assertHolds(tomorrow === 'refused: other-day', `tomorrow it is ${tomorrow}`)
      const { legalBasis } = await page.shown(code)
      const { rating } = await page.rate(code, 5, COMMENT)
      assertHolds(rating === 5, 'the rating is not taken')
      const again = await refusalCode(page.rate(code, 1, COMMENT))
      assertHolds(again === 'city-refused', 'it is rated twice')
      const after = await (await fetch(`${demo.cityUrl}/inspections`)).text()
      assertHolds(after === before, 'the public sees an inspection before its day is over')
      return {
        made: { code, now },
        detail: `${judged.key.name.en}, ${judged.code.task.en}, today; ${legalBasis.en}; rated`,
      }
    },
  )

  await story.step('inspection-forged', TITLES.forged, [shop, genuine], async ({ bundle }, { code, now }) => {
    const { signature: _, ...claim } = decodeTaskCode(code)
    const { privateKey } = await ed25519KeyPair(systemRandom(32))
    const forged = await signTaskCode(claim, privateKey)
    const word = wordOf(await judgeTaskCode(await readQr(onScreen(forged)), bundle, SHOP_AT_DOOR, now))
    assertHolds(word === 'refused: forged', `signed by somebody else it is ${word}`)
    return { made: null, detail: 'the same words, signed by somebody else' }
  })

  await story.step('inspection-other-shop', TITLES.otherShop, [shop, genuine], async ({ bundle }, { code, now }) => {
    const word = wordOf(await judgeTaskCode(await readQr(onScreen(code)), bundle, NEIGHBOUR, now))
    assertHolds(word === 'refused: other-shop', `next door it is ${word}`)
    return { made: null }
  })
}

function wordOf(judged: TaskVerdict): string {
  return judged.verdict === 'refused' ? `refused: ${judged.reason}` : judged.verdict
}

const TITLES = {
  genuine: {
    'zh-CN': '检查人员先出示检查码：面馆离线看到是真的、是今天、是来检查它的',
    en: 'inspectors show their code first: the shop sees offline that it is genuine, for it and for today',
  },
  forged: { 'zh-CN': '伪造的检查码：识破', en: 'a forged inspection code: refused' },
  otherShop: { 'zh-CN': '检查别家的码：拒绝', en: 'a code for another shop: refused' },
} as const
