import { PERSON_ENTRY, PERSON_IDENTITY } from '@hefu/standard'
import { readRequest } from '@hefu/wallet'
import { readQr } from '../qr-image.ts'
import type { RunningDemo } from '../running-demo.ts'
import { OVER_ASKERS, requestOf } from '../services/over-ask.ts'
import { enrolResident } from '../wallet/enrol-resident.ts'
import { onScreen } from './door.ts'
import { assertHolds, type Outcome, type Story } from './story.ts'

const HOLDER = 'resident-004'
/** What a wallet says to whom. The ward's entry is genuine, and the key that signs in its name is not one of its own. */
const REASONS: Readonly<Record<string, string>> = { employer: 'unknown-key' }

/** An employer, a bank and a landlord try; a wallet that holds everything they want shows nothing of it. */
export async function tellOverAskStory(story: Story, started: Outcome<RunningDemo>): Promise<void> {
  await story.step('over-ask-employer', TITLES.employer, [started], async (demo) => {
    const { bundle, credentials } = await enrolResident(demo, HOLDER, [PERSON_ENTRY.id, PERSON_IDENTITY.id])
    assertHolds(credentials.length === 2, 'the wallet holds too little to be asked for')
    const now = demo.clock()
    const told: string[] = []
    for (const asker of OVER_ASKERS) {
      const text = await requestOf(asker, demo.gateKeys, now)
      assertHolds(text !== undefined, `${asker.id} has no key`)
      const read = await readRequest(await readQr(onScreen(text)), bundle, now)
      const said = read.outcome === 'refused' ? read.reason : read.outcome
      assertHolds(said === (REASONS[asker.id] ?? 'over-ask'), `to ${asker.id} the wallet says ${said}`)
      if (read.outcome === 'refused' && read.excess) told.push(`${asker.id} +${read.excess.length}`)
    }
    return { made: null, detail: `${told.join(', ')}; one that poses as a ward is known by its key` }
  })
}

const TITLES = {
  employer: {
    'zh-CN': '用人单位、银行、房东多要健康数据或整个身份：钱包整个拒绝',
    en: 'an employer, a bank and a landlord ask for health data or a whole identity: refused whole',
  },
} as const
