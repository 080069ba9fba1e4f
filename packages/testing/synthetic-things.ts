import { seededNumbers } from './seeded-numbers.ts'

/** A thing of a city that is not there, in the members that a file of things has. */
export interface SyntheticThing {
  readonly id: string
  readonly kind: string
  readonly custodian: string
  readonly name: { readonly 'zh-CN': string; readonly en: string }
  readonly latitude: number
  readonly longitude: number
  readonly address: { readonly 'zh-CN': string; readonly en: string }
  readonly status: 'in-service' | 'out-of-service' | 'planned'
  readonly gs1: null
  readonly attributes: Readonly<Record<string, string | number>>
}

/** What things the synthetic city has, as `hefu things kinds add` takes them. */
export const SYNTHETIC_KINDS = [
  {
    id: 'lift',
    name: { 'zh-CN': '电梯', en: 'Lift' },
    attributes: [
      {
        id: 'load',
        name: { 'zh-CN': '额定载重（千克）', en: 'Rated load (kg)' },
        kind: 'number',
        least: 100,
        most: 10_000,
      },
      { id: 'inspected', name: { 'zh-CN': '上次检验', en: 'Last inspection' }, kind: 'date' },
    ],
  },
  {
    id: 'hydrant',
    name: { 'zh-CN': '消火栓', en: 'Hydrant' },
    attributes: [
      {
        id: 'outlet',
        name: { 'zh-CN': '出水口', en: 'Outlet' },
        kind: 'choice',
        choices: [
          { id: 'dn65', name: { 'zh-CN': '65 毫米', en: '65 mm' } },
          { id: 'dn100', name: { 'zh-CN': '100 毫米', en: '100 mm' } },
        ],
      },
    ],
  },
  {
    id: 'street-lamp',
    name: { 'zh-CN': '路灯', en: 'Street lamp' },
    attributes: [
      { id: 'height', name: { 'zh-CN': '高度（米）', en: 'Height (m)' }, kind: 'number', least: 1, most: 40 },
    ],
  },
  {
    id: 'bench',
    name: { 'zh-CN': '长椅', en: 'Bench' },
    attributes: [{ id: 'material', name: { 'zh-CN': '材料', en: 'Material' }, kind: 'text', most: 20 }],
  },
] as const

/** Who looks after them. */
export const SYNTHETIC_CUSTODIANS = [
  { id: 'lifts', name: { 'zh-CN': '合成市电梯管理所', en: 'Synthetic City Lift Office' } },
  { id: 'water', name: { 'zh-CN': '合成市水务', en: 'Synthetic City Water' } },
  { id: 'streets', name: { 'zh-CN': '合成市市政', en: 'Synthetic City Streets' } },
] as const

/** Streets and districts that no city has together: a virtue or a plant, and a kind of street. */
const STREETS = [
  ['清和', 'Qinghe'],
  ['文渊', 'Wenyuan'],
  ['听松', 'Tingsong'],
  ['映荷', 'Yinghe'],
  ['知行', 'Zhixing'],
  ['云栖', 'Yunqi'],
  ['望潮', 'Wangchao'],
  ['桂雨', 'Guiyu'],
  ['竹影', 'Zhuying'],
  ['长乐', 'Changle'],
  ['安澜', 'Anlan'],
  ['朝晖', 'Zhaohui'],
  ['梅坞', 'Meiwu'],
  ['青岚', 'Qinglan'],
  ['怀远', 'Huaiyuan'],
  ['临溪', 'Linxi'],
] as const
const STREET_KINDS = [
  ['路', 'Road'],
  ['街', 'Street'],
  ['巷', 'Lane'],
  ['大道', 'Avenue'],
] as const
const DISTRICTS = [
  ['合东区', 'Hedong District'],
  ['合西区', 'Hexi District'],
  ['符江区', 'Fujiang District'],
  ['符山区', 'Fushan District'],
] as const
const MATERIALS = ['木', '石', '铸铁'] as const

/** About the middle of the synthetic city, and how far it reaches in each direction, in degrees: some 40 km by 40. */
const CENTRE = { latitude: 30.25, longitude: 120.17 }
const REACH = 0.2

/** Things of a city that is not there, the same ones for the same seed, crowded towards its middle. */
export function* syntheticThings(count: number, seed = 1): Generator<SyntheticThing> {
  const { below, share } = seededNumbers(seed)
  const pick = <Each>(list: readonly [Each, ...Each[]] | readonly Each[]): Each => list[below(list.length)] as Each
  const degrees = (middle: number): number => round(middle + (share() + share() - 1) * REACH)
  for (let number = 1; number <= count; number++) {
    const [street, streetEn] = pick(STREETS)
    const [way, wayEn] = pick(STREET_KINDS)
    const [district, districtEn] = pick(DISTRICTS)
    const [house, part] = [1 + below(998), 1 + below(9)]
    const kind = kindOf(below(10))
    yield {
      id: `${kind}-${String(number).padStart(7, '0')}`,
      kind,
      custodian: kind === 'lift' ? 'lifts' : kind === 'hydrant' ? 'water' : 'streets',
      name: {
        'zh-CN': `${street}${way}${house}号${part}号${NAMES[kind]['zh-CN']}`,
        en: `${NAMES[kind].en} ${part}, ${house} ${streetEn} ${wayEn}`,
      },
      latitude: degrees(CENTRE.latitude),
      longitude: degrees(CENTRE.longitude),
      address: {
        'zh-CN': `${district}${street}${way}${house}号`,
        en: `${house} ${streetEn} ${wayEn}, ${districtEn}`,
      },
      status: below(20) === 0 ? 'out-of-service' : 'in-service',
      gs1: null,
      attributes: attributesOf(kind, below),
    }
  }
}

type Kind = (typeof SYNTHETIC_KINDS)[number]['id']

const NAMES = Object.fromEntries(SYNTHETIC_KINDS.map(({ id, name }) => [id, name])) as Record<
  Kind,
  SyntheticThing['name']
>

/** A city has more lamps than lifts. */
function kindOf(digit: number): Kind {
  return digit < 2 ? 'lift' : digit < 4 ? 'hydrant' : digit < 9 ? 'street-lamp' : 'bench'
}

function attributesOf(kind: Kind, below: (most: number) => number): SyntheticThing['attributes'] {
  switch (kind) {
    case 'lift':
      return { load: 630 + 10 * below(100), inspected: `2026-0${1 + below(9)}-${10 + below(18)}` }
    case 'hydrant':
      return { outlet: below(2) === 0 ? 'dn65' : 'dn100' }
    case 'street-lamp':
      return { height: 4 + below(9) }
    case 'bench':
      return { material: MATERIALS[below(MATERIALS.length)] ?? '木' }
  }
}

function round(degrees: number): number {
  return Math.round(degrees * 1e6) / 1e6
}
