import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { decideTogether, deskClient, type FaultCategory, fetchRegister, openCityThings, parseKind } from '@hefu/city'
import type { RunningDemo } from '@hefu/demo'
import { ed25519KeyPair } from '@hefu/log'
import { type LabelKey, labelKeyId, type PublicCodeClaim, signPublicCode } from '@hefu/standard'
import { SYNTHETIC_CUSTODIANS, SYNTHETIC_KINDS, type SyntheticThing, syntheticThings } from '@hefu/testing'

/** A host of letters, where nobody answers: for codes that are looked at and never opened. */
export const LABEL_HOST = 'code.city.example'

/** Whoever prints labels in a demo city. */
export interface LabelPrinter {
  /** Signs the code of a thing that leads to {@link LABEL_HOST}. */
  print(claim: Pick<PublicCodeClaim, 'id' | 'label'>): Promise<string>
  /** Signs the code of a thing that leads to the demo city itself, where its page is. */
  printHere(claim: Pick<PublicCodeClaim, 'id' | 'label'>): Promise<string>
}

/** Officers register a key for either host; it is published when this is done. */
export async function openLabelPrinter({ cityUrl, policy, officers, clock }: RunningDemo): Promise<LabelPrinter> {
  const [first, second] = officers
  const desk = deskClient(cityUrl, policy.logKey.name)
  const printerOf = async (id: string, origin: string): Promise<LabelPrinter['print']> => {
    const { publicKey, privateKey } = await ed25519KeyPair(crypto.getRandomValues(new Uint8Array(32)))
    const name = { 'zh-CN': '演示市', en: 'Demo City' }
    const endsAt = clock() + 86_400 * 365
    const key: LabelKey = { id: labelKeyId(id), name, origin, serves: ['thing'], publicKey, endsAt }
    const { act } = await decideTogether(desk, { kind: 'label-key', key }, [first, second], clock())
    while (((await fetchRegister(cityUrl, policy))?.state.size ?? 0) <= act) await delay(50)
    return (claim) => signPublicCode({ ...claim, subject: 'thing', origin, keyId: key.id }, privateKey)
  }
  return { print: await printerOf('e2e', `https://${LABEL_HOST}`), printHere: await printerOf('e2ehere', cityUrl) }
}

/** What can be wrong with a lift. */
export const LIFT_FAULTS: readonly FaultCategory[] = [
  {
    code: 'lift-stopped',
    kind: 'lift',
    custodian: null,
    name: { 'zh-CN': '电梯停运', en: 'The lift does not move' },
    hint: { 'zh-CN': '门不开、按了没反应、停在半路', en: 'Doors shut, no answer to the button, stuck between floors' },
    offered: true,
  },
  {
    code: 'lift-door',
    kind: 'lift',
    custodian: null,
    name: { 'zh-CN': '门有问题', en: 'Something is wrong with the door' },
    hint: { 'zh-CN': '夹人、关不上、响声大', en: 'It pinches, does not close, or is loud' },
    offered: true,
  },
]

/** Gives a demo city some lifts, and what can be reported of them. Its server is away for a moment. */
export async function installLifts(demo: RunningDemo): Promise<readonly SyntheticThing[]> {
  const lifts = [...syntheticThings(40)].filter(({ kind }) => kind === 'lift')
  await demo.whileCityIsDown(async (place) => {
    const things = await openCityThings(place)
    try {
      for (const custodian of SYNTHETIC_CUSTODIANS) await things.addCustodian(custodian)
      for (const kind of SYNTHETIC_KINDS) await things.putKind(parseKind(kind))
      await things.putCategories(LIFT_FAULTS)
      const path = join(place.dataDirectory, 'lifts.jsonl')
      await writeFile(path, lifts.map((lift) => JSON.stringify(lift)).join('\n'))
      const { signal } = new AbortController()
      const file = { path, format: 'jsonl', custodian: null, signal, onProgress() {} } as const
      const { added } = await things.import(file)
      if (added !== lifts.length) throw new Error(`${added} of ${lifts.length} lifts were added`)
    } finally {
      await things.close()
    }
  })
  return lifts
}
