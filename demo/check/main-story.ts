import { loadCurve } from '@hefu/bbs'
import { equalBytes } from '@hefu/bytes'
import {
  type CredentialTypeId,
  epochAt,
  epochPlus,
  epochStart,
  PERSON_ENTRY,
  PERSON_IDENTITY,
  proveRegister,
  registerView,
  type ServiceId,
  SLOT_SECONDS,
  serviceOf,
  slotAt,
} from '@hefu/standard'
import { answerRequest, chooseCredential, type HeldCredential, makePass, readRequest } from '@hefu/wallet'
import { drawQr, readQr } from '../qr-image.ts'
import { SHOP_OVER_ASK } from '../services/demo-services.ts'
import { overAskingRequest } from '../services/over-ask.ts'
import { HOTEL, LOANS_DESK, METRO, POOL, SHOP } from '../services/service-ids.ts'
import { systemRandom } from '../system-random.ts'
import { cityClient } from '../wallet/city-client.ts'
import { receive } from '../wallet/receive.ts'
import { renewSession, signIn } from '../wallet/sign-in.ts'
import type { CheckedDemo } from './checked-demo.ts'
import { onScreen, setUpDoor, wordOf } from './door.ts'
import { tellEarlyEndStory } from './early-end-story.ts'
import { tellHealthStory } from './health-story.ts'
import { tellInspectionStory } from './inspection-story.ts'
import { tellLabelStory } from './label-story.ts'
import { tellMandateStory } from './mandate-story.ts'
import { tellPageStory } from './page-story.ts'
import { tellRegisterStory } from './register-story.ts'
import { tellReportStory } from './report-story.ts'
import { assertHolds, type Outcome, type Story } from './story.ts'
import { tellSunsetStory } from './sunset-story.ts'
import { tamperedPasses } from './tampered-passes.ts'
import type { Wallet } from './wallet.ts'

/** Whose story it is: a senior, so that an altered concession class would pay. */
const RESIDENT = 'resident-002'

/** From signing in to a gate without any server: the steps of issue after issue build on these. */
export async function tellMainStory(
  story: Story,
  started: Outcome<CheckedDemo>,
  tellServices: () => Promise<void>,
): Promise<void> {
  const enrolled = await story.step('enrol', TITLES.enrol, [started], async (demo) => {
    await loadCurve()
    const session = await signIn(demo, RESIDENT)
    return { made: session, detail: 'OpenID Connect, code flow with PKCE' }
  })

  const received = await story.step('receive', TITLES.receive, [started, enrolled], async (demo, session) => {
    const city = cityClient(demo.cityUrl)
    const bundleBytes = await city.bundle()
    const bundle = registerView(await proveRegister(bundleBytes, demo.policy, null))
    const epoch = epochAt(demo.clock(), bundle.utcOffsetMinutes)
    const fetchOf = (type: CredentialTypeId): Promise<HeldCredential> =>
      receive({ city, accessToken: session.accessToken, type, epoch, bundle, present: null }, systemRandom)
    const credentials = [await fetchOf(PERSON_ENTRY.id), await fetchOf(PERSON_IDENTITY.id)]
    const made: Wallet = { bundleBytes, bundle, credentials }
    return { made, detail: `epoch ${epoch}` }
  })

  const shown = await story.step('pass', TITLES.pass, [started, received], async (demo, wallet) => {
    const now = demo.clock()
    const { png, version } = drawQr(passFor(wallet, POOL, now))
    assertHolds(version <= 22, `QR version ${version}`)
    return { made: { png, now }, detail: `QR version ${version}, ${png.length} bytes of PNG` }
  })

  const pool = await story.step('admitted', TITLES.admitted, [started, received, shown], async (demo, wallet, pass) => {
    const { policy } = demo
    const door = await setUpDoor({ bundleBytes: wallet.bundleBytes, policy, service: POOL, now: pass.now })
    const verdict = await door.look(pass.png)
    assertHolds(verdict.verdict === 'admitted', wordOf(verdict))
    assertHolds(verdict.disclosed.size === 1, `${verdict.disclosed.size} attributes disclosed`)
    assertHolds([...verdict.disclosed.values()].includes('senior'), 'another concession class')
    return { made: door, detail: 'learns the concession class and nothing else' }
  })

  await story.step('seen', TITLES.seen, [shown, pool], async (pass, door) => {
    const word = wordOf(await door.look(pass.png))
    assertHolds(word === 'refused: seen', word)
    return { made: null }
  })

  await story.step('slot-passed', TITLES.slotPassed, [shown, pool], async (pass, door) => {
    door.now = pass.now + 2 * SLOT_SECONDS
    const word = wordOf(await door.look(pass.png))
    assertHolds(word === 'refused: slot-passed', word)
    return { made: null }
  })

  await story.step('answer', TITLES.answer, [started, received], async (demo, wallet) => {
    const { policy, residents } = demo
    const now = demo.clock()
    const requestKey = demo.gateKeys[HOTEL]
    const door = await setUpDoor({ bundleBytes: wallet.bundleBytes, policy, service: HOTEL, now, requestKey })
    const request = await readQr(onScreen((await door.gate.makeRequest()).text))
    const asked = await readRequest(request, wallet.bundle, now)
    assertHolds(asked.outcome === 'asks', asked.outcome === 'refused' ? asked.reason : '')
    const answer = answerRequest({ asked, credentials: wallet.credentials, bundle: wallet.bundle, now }, systemRandom)
    assertHolds(answer.outcome === 'pass', 'no credential to answer with')
    const verdict = await door.look(onScreen(answer.text))
    assertHolds(verdict.verdict === 'admitted', wordOf(verdict))
    const resident = residents.find(({ id }) => id === RESIDENT)
    const learned = [...verdict.disclosed.values()]
    assertHolds(learned.length === 2 && learned.includes(resident?.name ?? ''), 'the hotel learns something else')
    assertHolds(learned.includes(resident?.idNumber ?? ''), 'the hotel learns another number')
    return { made: null, detail: 'the hotel proves itself, learns name and document number' }
  })

  await story.step('over-ask', TITLES.overAsk, [started, received], async (demo, wallet) => {
    const now = demo.clock()
    const key = demo.gateKeys[SHOP]
    assertHolds(key !== undefined, 'the shop has no key')
    const request = await readQr(onScreen(await overAskingRequest(key, now)))
    const read = await readRequest(request, wallet.bundle, now)
    assertHolds(read.outcome === 'refused' && read.reason === 'over-ask', `the wallet says ${read.outcome}`)
    assertHolds(read.excess?.join() === SHOP_OVER_ASK.slice(1).join(), 'another excess')
    return { made: null, detail: 'genuine signature, two attributes too many' }
  })

  await story.step('refresh', TITLES.refresh, [started, enrolled, received], async (demo, session, wallet) => {
    const now = demo.clock()
    const { bundleBytes, bundle } = wallet
    const { policy } = demo
    const present = credentialFor(wallet, LOANS_DESK, now)
    const door = await setUpDoor({ bundleBytes, policy, service: LOANS_DESK, now })
    const before = await door.look(onScreen(passFor(wallet, LOANS_DESK, now)))
    assertHolds(before.verdict === 'admitted', `this week ${wordOf(before)}`)

    const { accessToken } = await renewSession(demo, session)
    const city = cityClient(demo.cityUrl)
    const epoch = epochPlus(present.header.epoch, 1)
    const next = await receive({ city, accessToken, type: PERSON_ENTRY.id, epoch, bundle, present }, systemRandom)
    const refreshed: Wallet = { ...wallet, credentials: [...wallet.credentials, next] }
    const later = epochStart(epoch, bundle.utcOffsetMinutes)
    assertHolds(credentialFor(refreshed, LOANS_DESK, later) === next, 'the wallet shows the old credential')
    door.now = later
    const after = await door.look(onScreen(passFor(refreshed, LOANS_DESK, later)))
    assertHolds(after.verdict === 'admitted', `next week ${wordOf(after)}`)
    assertHolds(equalBytes(before.pseudonym, after.pseudonym), 'the reader has become another')
    return { made: null, detail: `epoch ${epoch}, same pseudonym at the library` }
  })

  await tellLabelStory(story, started)
  await tellReportStory(story, started)
  await tellPageStory(story, started)
  await tellHealthStory(story, started)
  await tellServices()
  const shop = await tellMandateStory(story, started)
  await tellInspectionStory(story, started, shop)
  await tellRegisterStory(story, started, received)
  await tellEarlyEndStory(story, started)
  await tellSunsetStory(story, started, enrolled, received)

  const alone = await story.step('offline', TITLES.offline, [started, received], async (demo, wallet) => {
    await demo.stop()
    for (const url of [demo.cityUrl, demo.identityProviderUrl]) {
      const answers = await fetch(url).then(
        () => true,
        () => false,
      )
      assertHolds(!answers, `${url} still answers`)
    }
    // A later slot, so that this is a fresh pass, and a gate that is made now, from the bundle alone.
    const now = demo.clock() + SLOT_SECONDS
    const { policy } = demo
    const door = await setUpDoor({ bundleBytes: wallet.bundleBytes, policy, service: METRO, now })
    const verdict = await door.look(onScreen(passFor(wallet, METRO, now)))
    assertHolds(verdict.verdict === 'admitted', wordOf(verdict))
    assertHolds(verdict.disclosed.size === 0, 'the metro learns something')
    return { made: { now, policy } }
  })

  await story.step('tampered', TITLES.tampered, [received, alone], async (wallet, { now, policy }) => {
    const door = await setUpDoor({ bundleBytes: wallet.bundleBytes, policy, service: POOL, now })
    const genuine = passFor(wallet, POOL, now)
    const tampered = tamperedPasses(genuine)
    for (const { what, text } of tampered) {
      const word = wordOf(await door.look(onScreen(text)))
      assertHolds(word === 'refused: proof', `${what}: ${word}`)
    }
    const word = wordOf(await door.look(onScreen(genuine)))
    assertHolds(word === 'admitted', `untouched: ${word}`)
    return { made: null, detail: `${tampered.map(({ what }) => what).join(', ')}; untouched it is admitted` }
  })
}

function passFor(wallet: Wallet, id: ServiceId, now: number): string {
  const { bundle } = wallet
  const service = serviceOf(bundle, id, now)
  assertHolds(service !== undefined, `the bundle has no ${id}`)
  const credential = credentialFor(wallet, id, now)
  return makePass({ credential, service, bundle, slot: slotAt(now) }, systemRandom)
}

function credentialFor({ bundle, credentials }: Wallet, id: ServiceId, now: number): HeldCredential {
  const service = serviceOf(bundle, id, now)
  const credential = service && chooseCredential(credentials, service, epochAt(now, bundle.utcOffsetMinutes), bundle)
  assertHolds(credential !== undefined, `the wallet holds nothing for ${id}`)
  return credential
}

const TITLES = {
  enrol: { 'zh-CN': '居民在身份服务登录', en: 'a resident signs in' },
  receive: { 'zh-CN': '钱包收到盲签凭证', en: 'the wallet receives blind-signed credentials' },
  pass: { 'zh-CN': '钱包出示二维码', en: 'the wallet shows a pass as a QR image' },
  admitted: { 'zh-CN': '闸机读图，准许进入', en: 'the gate reads the image and admits' },
  seen: { 'zh-CN': '同一个码再用一次：拒绝', en: 'the same again: refused as seen' },
  slotPassed: { 'zh-CN': '一分钟后再用：拒绝', en: 'two slots later: refused as passed' },
  answer: { 'zh-CN': '对方先证明自己，钱包才回答', en: 'an answer to a request: admitted' },
  overAsk: { 'zh-CN': '要得比登记的多：钱包整个拒绝', en: 'a request for more than is registered: refused whole' },
  refresh: { 'zh-CN': '领取下一周的凭证，假名不变', en: 'the next epoch’s credential, the same pseudonym' },
  offline: { 'zh-CN': '所有服务器已停，新码照样通过', en: 'all servers stopped: a fresh pass is admitted' },
  tampered: { 'zh-CN': '改动过的码：拒绝', en: 'a tampered pass: refused' },
} as const
