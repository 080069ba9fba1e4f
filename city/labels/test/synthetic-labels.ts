import { ed25519KeyPair } from '@hefu/log'
import { type LabelKey, labelKeyId } from '@hefu/standard'
import type { LabelSigningKey } from '../keys/label-keys.ts'
import type { LabelSubject } from '../label-subject.ts'
import { type SignedLabel, signLabels } from '../sign-labels.ts'

/** The city of the labels. */
export const CITY: LabelKey['name'] = { 'zh-CN': '合成市', en: 'Synthetic City' }

/** Labels as there are most of: ordinary names of lifts, hydrants and shops, in both languages. */
export const ORDINARY: readonly LabelSubject[] = [
  { subject: 'thing', id: 'lift-00042', label: '人民路12号 2号梯' },
  { subject: 'thing', id: 'lift-00043', label: 'Lift 2, 12 Renmin Rd' },
  { subject: 'thing', id: 'hydrant-731', label: '湖滨路口 消火栓' },
  { subject: 'thing', id: 'bus-B1209', label: 'Bus 31, no. B1209' },
  { subject: 'organisation', id: 'shop-00912', label: '好味面馆' },
  { subject: 'organisation', id: 'shop-00913', label: 'Good Noodle House' },
]

/** The longest label and the longest id that there may be. */
export const LONGEST: LabelSubject = {
  subject: 'thing',
  id: 'Station-04_B.exit-east.lift-2.car-0O1lI8'.slice(0, 40),
  label:
    '滨江区人民路十二号人民广场地铁站东南出口外公共自行车租赁点旁无障碍电梯与坡道以及夜间照明和紧急求助电话设施第二组西侧第三根立柱'.slice(
      0,
      60,
    ),
}

/** A label key that signs for both kinds, with its secret half. */
export async function syntheticLabelKey(): Promise<LabelSigningKey> {
  const pair = await ed25519KeyPair(new Uint8Array(32).fill(7))
  const origin = 'https://code.city.example'
  return { id: labelKeyId('a'), name: CITY, origin, serves: ['organisation', 'thing'], endsAt: 2 ** 31, ...pair }
}

/** Signs labels by that key. */
export async function signedLabels(subjects: readonly LabelSubject[]): Promise<SignedLabel[]> {
  const key = await syntheticLabelKey()
  const labels: SignedLabel[] = []
  for await (const label of signLabels({ signingKey: () => key }, subjects)) labels.push(label)
  return labels
}
