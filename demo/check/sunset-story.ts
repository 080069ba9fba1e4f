import { createHash } from 'node:crypto'
import { equalBytes } from '@hefu/bytes'
import { decideTogether, deskClient, openCitySunset } from '@hefu/city'
import { decodeAct, PERSON_IDENTITY, type ProvenRegister, registerView, type TrustBundle } from '@hefu/standard'
import { answerRequest, readRequest } from '@hefu/wallet'
import { ORIGIN } from '../city-config.ts'
import { DemoError } from '../error.ts'
import { readQr } from '../qr-image.ts'
import { CITY_ISSUER, HOTEL } from '../services/service-ids.ts'
import { systemRandom } from '../system-random.ts'
import { cityClient } from '../wallet/city-client.ts'
import { receive } from '../wallet/receive.ts'
import type { Session } from '../wallet/sign-in.ts'
import type { CheckedDemo } from './checked-demo.ts'
import { type Door, onScreen, setUpDoor, wordOf } from './door.ts'
import { assertHolds, type Outcome, type Story } from './story.ts'
import { untilPublished } from './until-published.ts'
import type { Wallet } from './wallet.ts'

const TYPE = PERSON_IDENTITY.id
/** How long before its end a type's sunset is decided, in seconds. */
const AHEAD = 600

/** A credential type ends: nobody issues or accepts it, what there was of it is destroyed, and anyone checks the receipt. */
export async function tellSunsetStory(
  story: Story,
  started: Outcome<CheckedDemo>,
  enrolled: Outcome<Session>,
  received: Outcome<Wallet>,
): Promise<void> {
  const destroyed = await story.step(
    'sunset',
    TITLES.sunset,
    [started, enrolled, received],
    async (demo, session, wallet) => {
      const [first, second] = demo.officers
      const at = demo.clock() + AHEAD
      const desk = deskClient(demo.cityUrl, ORIGIN)
      const { act } = await decideTogether(desk, { kind: 'sunset', type: TYPE, at }, [first, second], demo.clock())
      const announced = await untilPublished(demo, act + 1, null)
      await refusedFrom(at, demo, wallet, announced)

      demo.later(AHEAD)
      const said = await issuing(demo, session, wallet)
      assertHolds(said === 'type-ended', `to who asks for one the city says ${said}`)
      const { destruction } = await demo.whileCityIsDown(async (place) => {
        const sunset = await openCitySunset(place)
        return sunset.destroy(TYPE).finally(() => sunset.close())
      })
      assertHolds(destruction.records > 0, 'there was no record to destroy')
      return { made: destruction, detail: `records destroyed: ${destruction.records}, and every secret key with them` }
    },
  )

  await story.step('receipt', TITLES.receipt, [started, destroyed], async (demo, destruction) => {
    const [first, second] = demo.officers
    const desk = deskClient(demo.cityUrl, ORIGIN)
    const untrue = { ...destruction, records: destruction.records + 1 }
    const said = await codeOf(desk.propose(untrue, first, demo.clock()))
    assertHolds(said === 'receipt-differs', `the desk says ${said} to a receipt that is not true`)
    const { act } = await decideTogether(desk, destruction, [first, second], demo.clock())
    const { register } = await untilPublished(demo, act + 1, null)
    const { body } = decodeAct(register.entries[act] ?? new Uint8Array())
    assertHolds(body.kind === 'destruction' && body.type === TYPE, 'the log has something else')
    assertHolds(equalBytes(body.keys, keysDigest(register)), 'the receipt is of other keys')
    return { made: null, detail: `act ${act} of the log, over every key of the type that the register has` }
  })
}

/** Wallet and gate have the end ahead of its time, and refuse from that second on, with nobody to tell them. */
async function refusedFrom(
  at: number,
  demo: CheckedDemo,
  wallet: Wallet,
  announced: { readonly register: ProvenRegister; readonly bytes: Uint8Array },
): Promise<void> {
  const bundle = registerView(announced.register)
  const door = await setUpDoor({
    bundleBytes: announced.bytes,
    policy: demo.policy,
    service: HOTEL,
    now: at - 1,
    requestKey: demo.gateKeys[HOTEL],
  })
  const last = await answerAt(door, wallet, bundle)
  const late = await answerAt(door, wallet, bundle)
  const before = wordOf(await door.look(last))
  assertHolds(before === 'admitted', `a second before the end ${before}`)
  door.now = at
  const after = wordOf(await door.look(late))
  assertHolds(after === 'refused: service-not-in-force', `at the end the gate says ${after}`)
  const read = await readRequest((await door.gate.makeRequest()).text, bundle, at)
  assertHolds(read.outcome === 'refused' && read.reason === 'service-not-in-force', `the wallet says ${read.outcome}`)
}

/** What the wallet shows to a request of the door. */
async function answerAt(door: Door, { credentials }: Wallet, bundle: TrustBundle): Promise<Uint8Array> {
  const request = await readQr(onScreen((await door.gate.makeRequest()).text))
  const asked = await readRequest(request, bundle, door.now)
  assertHolds(asked.outcome === 'asks', asked.outcome === 'refused' ? asked.reason : '')
  const answer = answerRequest({ asked, credentials, bundle, now: door.now }, systemRandom)
  assertHolds(answer.outcome === 'pass', 'no credential to answer with')
  return onScreen(answer.text)
}

/** Why the city gives none to who asks for a credential of the type. */
async function issuing(demo: CheckedDemo, { accessToken }: Session, { bundle, credentials }: Wallet): Promise<string> {
  const present = credentials.find(({ header }) => header.type === TYPE)
  assertHolds(present !== undefined, 'the wallet holds none of the type')
  const { epoch } = present.header
  const city = cityClient(demo.cityUrl)
  return receive({ city, accessToken, type: TYPE, epoch, bundle, present }, systemRandom).then(
    () => 'issued',
    (error: unknown) => (error instanceof DemoError ? Object(error.answer).hefu_reason : String(error)),
  )
}

/** SHA-256 over the public keys of the type, as anyone makes it from the register (standard, part 7). */
function keysDigest({ state }: ProvenRegister): Uint8Array {
  const hash = createHash('sha256')
  for (const { issuer, type, publicKey } of state.keys) {
    if (issuer === CITY_ISSUER && type === TYPE) hash.update(publicKey)
  }
  return new Uint8Array(hash.digest())
}

function codeOf(refused: Promise<unknown>): Promise<string | undefined> {
  return refused.then(
    () => 'taken',
    (error: { code?: string }) => error.code,
  )
}

const TITLES = {
  sunset: {
    'zh-CN': '一种凭证到期终止：不再签发，不再通过，密钥和记录已销毁',
    en: 'a credential type ends: no longer issued or admitted, keys and records destroyed',
  },
  receipt: {
    'zh-CN': '销毁回执记入日志，人人可以核对',
    en: 'the receipt of the destruction is in the log, for anyone to check',
  },
} as const
