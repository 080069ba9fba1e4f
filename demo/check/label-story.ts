import { domainToASCII } from 'node:url'
import type { LabelSubject } from '@hefu/city'
import { openCityLabels } from '@hefu/city'
import { ed25519KeyPair } from '@hefu/log'
import { judgePublicCode, type LabelKey, proveRegister, registerView, signPublicCode } from '@hefu/standard'
import { doorName, SHOP_AT_DOOR } from '../codes/demo-organisations.ts'
import { demoThings, nthOfKind } from '../codes/demo-things.ts'
import { readQr } from '../qr-image.ts'
import type { RunningDemo } from '../running-demo.ts'
import { systemRandom } from '../system-random.ts'
import { cityClient } from '../wallet/city-client.ts'
import { onScreen } from './door.ts'
import { assertHolds, type Outcome, type Story } from './story.ts'

/** What a wallet knows of labels, and two of them as the city prints them. */
interface Labels {
  readonly keys: readonly LabelKey[]
  readonly now: number
  readonly lift: string
  readonly door: string
}

/** Labels on things and doors, genuine and false, as a wallet judges them before anything is opened. */
export async function tellLabelStory(story: Story, started: Outcome<RunningDemo>): Promise<void> {
  const printed = await story.step('label-genuine', TITLES.genuine, [started], async (demo) => {
    const { id, name } = nthOfKind(demoThings(), 'lift', 0)
    const subjects: readonly LabelSubject[] = [
      { subject: 'thing', id, label: name['zh-CN'] },
      { subject: 'organisation', id: SHOP_AT_DOOR, label: doorName(SHOP_AT_DOOR)['zh-CN'] },
    ]
    const [lift = '', door = ''] = await signed(demo, subjects)
    const register = await proveRegister(await cityClient(demo.cityUrl).bundle(), demo.policy, null)
    const made: Labels = { keys: registerView(register).labelKeys, now: demo.clock(), lift, door }
    for (const [i, text] of [lift, door].entries()) {
      const judged = await judge(made, await readQr(onScreen(text)))
      assertHolds(judged.verdict === 'genuine', `a label of the city is ${wordOf(judged)}`)
      const { subject, id: shown, label } = judged.code
      assertHolds([subject, shown, label].join() === Object.values(subjects[i] ?? {}).join(), 'it says something else')
      const page = await fetch(text, { headers: { accept: 'application/json' } })
      const answer = Object(await page.json())
      assertHolds(answer.label?.verdict === 'genuine', `its page says ${JSON.stringify(answer.label)}`)
    }
    return { made, detail: `${name['zh-CN']}: kind, text and host are shown before anything opens` }
  })

  await story.step('label-altered', TITLES.altered, [printed], async (labels) => {
    const [lift, door] = [parts(labels.lift), parts(labels.door)]
    const altered = {
      'another text': `${lift.path}?n=${door.label}${lift.rest}`,
      'another lift': labels.lift.replace('/t/lift-', '/t/lift-9'),
      'a door with a lift’s signature': `${door.path}?n=${door.label}${lift.rest}`,
      'one digit': `${labels.lift.slice(0, -1)}${(Number(labels.lift.at(-1)) + 1) % 10}`,
    }
    for (const [what, text] of Object.entries(altered)) {
      const word = wordOf(await judge(labels, await readQr(onScreen(text))))
      assertHolds(word === 'refused: bad-signature', `${what}: ${word}`)
    }
    return { made: null, detail: Object.keys(altered).join(', ') }
  })

  await story.step('label-unsigned', TITLES.unsigned, [printed], async (labels) => {
    for (const text of [labels.lift.split('&s=')[0] ?? '', parts(labels.lift).path]) {
      const word = wordOf(await judge(labels, await readQr(onScreen(text))))
      assertHolds(word === 'refused: unsigned', `${text}: ${word}`)
    }
    return { made: null }
  })

  await story.step('label-lookalike-host', TITLES.lookAlike, [started, printed], async (demo, labels) => {
    const { host, hostname } = new URL(demo.cityUrl)
    const forged = await forger(labels)
    const hosts = {
      'a digit for a letter': `https://${hostname.replace('l', '1')}.example`,
      'a Cyrillic letter': `https://${domainToASCII(`${hostname.replace('o', 'о')}.example`)}`,
      'the city’s host before another': `https://${hostname}.codes.example`,
    }
    const texts = new Map<string, string>()
    for (const [what, origin] of Object.entries(hosts)) texts.set(what, await forged(origin))
    texts.set('the city’s host before an at sign', labels.lift.replace(host, `${host}@codes.example`))
    for (const [what, text] of texts) {
      const word = wordOf(await judge(labels, await readQr(onScreen(text))))
      assertHolds(word === 'refused: look-alike-host', `${what}: ${word}`)
    }
    return { made: null, detail: [...texts.keys()].join(', ') }
  })
}

type Judged = Awaited<ReturnType<typeof judgePublicCode>>

function judge({ keys, now }: Labels, text: string): Promise<Judged> {
  return judgePublicCode(text, keys, now)
}

function wordOf(judged: Judged): string {
  return judged.verdict === 'refused' ? `refused: ${judged.reason}` : judged.verdict
}

async function signed({ place }: RunningDemo, subjects: readonly LabelSubject[]): Promise<readonly string[]> {
  const labels = await openCityLabels(place)
  try {
    const codes: string[] = []
    for await (const { code } of labels.sign(subjects)) codes.push(code)
    return codes
  } finally {
    await labels.close()
  }
}

/** Signs codes in their one form with a key of the forger's own, under the id of the city's. */
async function forger({ keys }: Labels): Promise<(origin: string) => Promise<string>> {
  const [key] = keys
  assertHolds(key !== undefined, 'the register has no label key')
  const { privateKey } = await ed25519KeyPair(systemRandom(32))
  return (origin) =>
    signPublicCode({ subject: 'thing', origin, id: 'lift-0001', label: '电梯', keyId: key.id }, privateKey)
}

/** Of a code its address, its text as it is written, and what follows. */
function parts(code: string): { readonly path: string; readonly label: string; readonly rest: string } {
  const [, path = '', label = '', rest = ''] = /^([^?]+)\?n=([^&]+)(.+)$/.exec(code) ?? []
  return { path, label, rest }
}

const TITLES = {
  genuine: {
    'zh-CN': '扫电梯和店门上的码：钱包离线验明，网页也这样说',
    en: 'the codes of a lift and of a shop’s door: proven offline, and their pages say so',
  },
  altered: { 'zh-CN': '改动过的标签：钱包拒绝', en: 'altered labels: refused' },
  unsigned: { 'zh-CN': '没有签名的标签：钱包拒绝', en: 'labels without a signature: refused' },
  lookAlike: { 'zh-CN': '域名相似的假标签：钱包拒绝', en: 'false labels at hosts that look alike: refused' },
} as const
