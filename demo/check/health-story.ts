import {
  checkHealthCode,
  type HealthVerdict,
  judgeEntry,
  parseTrustList,
  readHealthCode,
  readHealthFile,
  type TrustList,
} from '@hefu/health'
import { syntheticHealthIssuer } from '@hefu/testing'
import { readQr } from '../qr-image.ts'
import type { RunningDemo } from '../running-demo.ts'
import { onScreen } from './door.ts'
import { assertHolds, type Outcome, type Story } from './story.ts'

const DAY = 86_400
const RULE = { vaccinated: true, testedWithinHours: 48, recovered: true } as const

/** Health certificates from elsewhere, as wallet and gate judge them by the lists that the demo's operator supplies. */
export async function tellHealthStory(story: Story, started: Outcome<RunningDemo>): Promise<void> {
  await story.step('dcc-import', TITLES.dcc, [started], async (demo) => {
    const now = demo.clock()
    const times = { issuedAt: now - 60, expiresAt: now + DAY }
    const dose = { kind: 'vaccination', dose: 2, doses: 2, on: dayOf(now - 60 * DAY) } as const
    const sample = { kind: 'test', sampled: new Date((now - 3600) * 1000).toISOString(), result: 'negative' } as const
    const well = {
      kind: 'recovery',
      firstPositive: dayOf(now - 90 * DAY),
      from: dayOf(now - 60 * DAY),
      until: dayOf(now + DAY),
    } as const
    const verdicts: string[] = []
    for (const statement of [dose, sample, well]) {
      const checked = await check(demo, await readQr(onScreen(await demo.health.dcc(statement, times))))
      assertHolds(checked?.verdict === 'genuine', `a certificate is ${wordOf(checked)}`)
      verdicts.push(JSON.stringify(judgeEntry(checked, RULE, now)))
    }
    assertHolds(new Set(verdicts).size === 1, 'a gate tells vaccinated, tested and recovered apart')
    const code = await demo.health.dcc(dose, { ...times, expiresAt: now })
    assertHolds(wordOf(await check(demo, code)) === 'expired', 'one that is over is not told so')
    const stranger = await syntheticHealthIssuer(now)
    const unvouched = wordOf(await check(demo, await stranger.dcc(dose, times)))
    assertHolds(unvouched === 'unknown-issuer', `a stranger's is ${unvouched}`)
    return { made: null, detail: 'vaccinated, tested, recovered: one verdict; a stranger’s: nobody vouches for it' }
  })

  await story.step('shc-import', TITLES.shc, [started], async (demo) => {
    const now = demo.clock()
    const times = { issuedAt: now - 60, expiresAt: now + DAY }
    const dose = { kind: 'vaccination', dose: 2, doses: 2, on: dayOf(now - 60 * DAY) } as const
    const card = await demo.health.shc([dose, { ...dose, on: dayOf(now - 30 * DAY) }], times)
    const read = await readHealthFile(JSON.stringify({ verifiableCredential: [card] }))
    assertHolds(read.outcome === 'read' && read.codes.length === 1, 'the file of a card is not read')
    const [code] = read.codes
    const checked = code && (await checkHealthCode(code, listsOf(demo), now))
    assertHolds(checked?.verdict === 'genuine', `the card is ${wordOf(checked)}`)
    assertHolds(judgeEntry(checked, RULE, now).verdict === 'admitted', 'a gate does not admit by it')
    return { made: null, detail: `${checked.certificate.statements.length} doses, ${checked.voucher.issuer}` }
  })
}

async function check(demo: RunningDemo, text: string): Promise<HealthVerdict | undefined> {
  const read = await readHealthCode(text)
  return read.outcome === 'read' ? checkHealthCode(read.code, listsOf(demo), demo.clock()) : undefined
}

function listsOf({ health }: RunningDemo): readonly TrustList[] {
  return Object.values(health.trustLists).flatMap((text) => {
    const result = parseTrustList(text)
    return result.outcome === 'read' ? [result.list] : []
  })
}

function wordOf(checked: HealthVerdict | undefined): string {
  if (!checked) return 'unread'
  return checked.verdict === 'refused' ? checked.reason : checked.verdict
}

function dayOf(unixSeconds: number): string {
  return new Date(unixSeconds * 1000).toISOString().slice(0, 10)
}

const TITLES = {
  dcc: {
    'zh-CN': '别处的欧盟新冠证明读入钱包并核对，闸机看不出是哪一种',
    en: 'an EU DCC from elsewhere is read and checked, and a gate cannot tell which of three it is',
  },
  shc: {
    'zh-CN': 'SMART 健康卡的文件读入钱包并核对',
    en: 'the file of a SMART Health Card is read and checked',
  },
}
