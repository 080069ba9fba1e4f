import type { FaultCategory } from '@hefu/city'
import { type LocalText, localText } from '@hefu/standard'
import { type SyntheticThing, syntheticThings } from '@hefu/testing'

/** Custodians of the demo, by the ids that synthetic things name. */
export type DemoCustodian = 'lifts' | 'water' | 'streets'

/** Who looks after things in the demo city. */
export const CUSTODIAN_NAMES: Readonly<Record<DemoCustodian, LocalText>> = {
  lifts: localText('演示市电梯管理所', 'Demo City Lift Office'),
  water: localText('演示市水务', 'Demo City Water'),
  streets: localText('演示市市政', 'Demo City Streets'),
}

const COUNT = 3_000
const SEED = 20_261_126
/** A lift belongs to an owner who has GS1 keys: its code leads on from this path too (application identifier 8004). */
const GS1_LIFT = { number: 2, path: '/8004/99900000004200' }
/** A thing that is gone, whose label still says so. */
const RETIRED = { kind: 'hydrant', number: 1 }

/** A thing of the demo city, in the members that a file of things has. */
export type DemoThing = Omit<SyntheticThing, 'gs1' | 'status'> & {
  readonly gs1: string | null
  readonly status: SyntheticThing['status'] | 'retired'
}

/** The things of the demo city, the same ones every time. Ids are short: they stand in every code. */
export function demoThings(): readonly DemoThing[] {
  const seen = new Map<string, number>()
  return [...syntheticThings(COUNT, SEED)].map((thing): DemoThing => {
    const { kind } = thing
    const number = (seen.get(kind) ?? 0) + 1
    seen.set(kind, number)
    const id = thing.id.replace(/-0*(\d{4})$/, '-$1')
    if (kind === 'lift' && number === GS1_LIFT.number) return { ...thing, id, gs1: GS1_LIFT.path }
    if (kind === RETIRED.kind && number === RETIRED.number) return { ...thing, id, status: 'retired' }
    return { ...thing, id }
  })
}

/** The nth thing of a kind that is in service, from 0. @throws RangeError beyond the last */
export function nthOfKind(things: readonly DemoThing[], kind: string, n: number): DemoThing {
  const found = things.filter((thing) => thing.kind === kind && thing.status === 'in-service')[n]
  if (!found) throw new RangeError(`there are not so many: ${kind}`)
  return found
}

/** What can be reported in the demo city. */
export const DEMO_CATEGORIES: readonly FaultCategory[] = [
  fault('lift-stopped', 'lift', '电梯停运', 'The lift does not move', '门不开、按了没反应', 'No answer to the button'),
  fault(
    'lift-door',
    'lift',
    '电梯门有问题',
    'Something is wrong with the door',
    '夹人、关不上',
    'It pinches or stays open',
  ),
  fault('hydrant-leak', 'hydrant', '消火栓漏水', 'The hydrant leaks', '滴水、喷水', 'It drips or sprays'),
  fault('lamp-dark', 'street-lamp', '路灯不亮', 'The lamp is dark', '不亮、闪烁', 'Dark or flickering'),
  fault('bench-broken', 'bench', '长椅损坏', 'The bench is broken', '断裂、松动', 'Broken or loose'),
  {
    ...fault('litter', 'bench', '乱扔垃圾', 'Litter', '街上的垃圾', 'Litter in the street'),
    kind: null,
    custodian: 'streets',
  },
]

function fault(code: string, kind: string, zh: string, en: string, hintZh: string, hintEn: string): FaultCategory {
  return { code, kind, custodian: null, name: localText(zh, en), hint: localText(hintZh, hintEn), offered: true }
}
