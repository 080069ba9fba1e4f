import { MANDATE_ORGANISATION, powerIndex, proveRegister, registerView, type TrustBundle } from '@hefu/standard'
import { answerRequest, type HeldCredential, readRequest } from '@hefu/wallet'
import { doorName, SHOP_AT_DOOR } from '../codes/demo-organisations.ts'
import { DemoError } from '../error.ts'
import { grantFirstMandate } from '../organisations/first-mandate.ts'
import { type OrganisationPage, openOrganisationPage } from '../organisations/organisation-page.ts'
import { type RedeemAt, redeemGrant, refreshMandate } from '../organisations/redeem-grant.ts'
import { readQr } from '../qr-image.ts'
import type { RunningDemo } from '../running-demo.ts'
import { BUSINESS_DESK } from '../services/service-ids.ts'
import { systemRandom } from '../system-random.ts'
import { cityClient } from '../wallet/city-client.ts'
import { onScreen, setUpDoor, wordOf } from './door.ts'
import { assertHolds, type Outcome, type Story } from './story.ts'

/** The shop's own page, signed in, and what its manager's wallet goes by. */
export interface ShopAtWork {
  readonly page: OrganisationPage
  readonly bundle: TrustBundle
}

const TERMS = { powers: ['sign'], cap: 'CNY 50000', validUntil: null } as const

/** A shop lets somebody sign for it, who shows it at a desk; then it ends that. */
export async function tellMandateStory(story: Story, started: Outcome<RunningDemo>): Promise<Outcome<ShopAtWork>> {
  const granted = await story.step('mandate', TITLES.mandate, [started], async (demo) => {
    const { cityUrl } = demo
    const now = demo.clock()
    const bundleBytes = await cityClient(cityUrl).bundle()
    const bundle = registerView(await proveRegister(bundleBytes, demo.policy, null))
    const at: RedeemAt = { cityUrl, bundle, now }
    const organisationName = doorName(SHOP_AT_DOOR)['zh-CN']
    const powers = ['represent', 'inspect-open'] as const
    const first = await grantFirstMandate(demo, { organisation: SHOP_AT_DOOR, organisationName, powers })
    const mandate = await redeemGrant(at, await readQr(onScreen(first)))
    const page = await openOrganisationPage({ cityUrl, bundle, mandate, now })
    const { id, code } = await page.grant(TERMS)
    const held = await redeemGrant(at, await readQr(onScreen(code)))
    const [seen] = (await page.mandates()).filter((each) => each.id === id)
    assertHolds(seen?.redeemed === true, 'the shop does not see that it was redeemed')
    await showAtDesk(demo, { bundleBytes, bundle, held })
    const made = { page, bundle, at, id, code, held, first, mandate }
    return { made, detail: 'signs in by a mandate, without a password; the desk learns organisation and power' }
  })

  await story.step('mandate-ended', TITLES.ended, [granted], async ({ page, at, id, code, held, first, mandate }) => {
    await page.end(id)
    const [seen] = (await page.mandates()).filter((each) => each.id === id)
    assertHolds(seen?.endedOn !== null, 'the shop does not see that it ended')
    const said = await refreshMandate(at, code, held).then(
      () => 'issued',
      (error: unknown) => (error instanceof DemoError ? Object(error.answer).hefu_reason : String(error)),
    )
    assertHolds(said === 'mandate-ended', `to who asks for the next week the city says ${said}`)
    await refreshMandate(at, first, mandate)
    return { made: null, detail: 'no next week for it; the manager’s own mandate goes on' }
  })
  return granted
}

/** At the desk, which asks and proves itself first. */
async function showAtDesk(
  demo: RunningDemo,
  wallet: { readonly bundleBytes: Uint8Array; readonly bundle: TrustBundle; readonly held: HeldCredential },
): Promise<void> {
  const { bundleBytes, bundle, held } = wallet
  const [now, requestKey] = [demo.clock(), demo.gateKeys[BUSINESS_DESK]]
  const desk = await setUpDoor({ bundleBytes, policy: demo.policy, service: BUSINESS_DESK, now, requestKey })
  const asked = await readRequest(await readQr(onScreen((await desk.gate.makeRequest()).text)), bundle, now)
  assertHolds(asked.outcome === 'asks', asked.outcome === 'refused' ? asked.reason : '')
  const answer = answerRequest({ asked, credentials: [held], bundle, now }, systemRandom)
  assertHolds(answer.outcome === 'pass', 'no mandate to answer with')
  const verdict = await desk.look(onScreen(answer.text))
  assertHolds(verdict.verdict === 'admitted', wordOf(verdict))
  const learned = [...verdict.disclosed].map((each) => each.join(' '))
  const expected = [`${MANDATE_ORGANISATION} ${SHOP_AT_DOOR}`, `${powerIndex('sign')} true`]
  assertHolds(learned.join() === expected.join(), `the desk learns ${learned.join()}`)
}

const TITLES = {
  mandate: {
    'zh-CN': '面馆授权一人代为签署：窗口只知道单位和权限，不知道是谁',
    en: 'a shop lets somebody sign for it: a desk learns the organisation and the power, not who',
  },
  ended: { 'zh-CN': '授权收回：不再续发', en: 'the shop ends the mandate: it is refreshed no more' },
} as const
