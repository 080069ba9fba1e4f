import type { Work } from './custodian.ts'
import { type DemoCustodian, type DemoThing, nthOfKind } from './demo-things.ts'
import type { SaidFault } from './reporter.ts'

/** A report of the demo with what has become of it so far. */
export interface DemoReport {
  readonly said: SaidFault
  readonly custodian: DemoCustodian
  readonly works: readonly Work[]
  readonly isWithdrawn?: boolean
}

const TAKEN: Work = { state: 'acknowledged', note: '已收到，会派人查看。' }

/** Reports in every state in which one can be, of things of several custodians. */
export function demoReports(things: readonly DemoThing[]): readonly DemoReport[] {
  const of = (kind: string, n: number): string => nthOfKind(things, kind, n).id
  return [
    {
      said: { category: 'lift-stopped', thing: of('lift', 3), words: '电梯停在三楼，按了没反应，里面没有人。' },
      custodian: 'lifts',
      works: [],
    },
    {
      said: { category: 'lamp-dark', thing: of('street-lamp', 5), words: 'Dark since Monday, near the crossing.' },
      custodian: 'streets',
      works: [],
    },
    {
      said: { category: 'lift-door', thing: of('lift', 4), words: '门关得太快，会夹到推婴儿车的人。' },
      custodian: 'lifts',
      works: [{ ...TAKEN, showWords: true }],
    },
    {
      said: { category: 'hydrant-leak', thing: of('hydrant', 2), words: '消火栓底部一直滴水。' },
      custodian: 'water',
      works: [TAKEN, { state: 'assigned', team: '东区抢修班' }],
    },
    {
      said: { category: 'bench-broken', thing: of('bench', 1), words: 'One slat is loose and has a nail in it.' },
      custodian: 'streets',
      works: [TAKEN, { state: 'assigned', team: '市政一班' }, { state: 'in-progress', note: '材料已备好，今天更换。' }],
    },
    {
      said: { category: 'lamp-dark', thing: of('street-lamp', 9), words: '路灯整夜闪烁。' },
      custodian: 'streets',
      works: [TAKEN, { state: 'in-progress' }, { state: 'resolved', note: '已更换灯头。', showWords: true }],
    },
    {
      said: { category: 'hydrant-leak', thing: of('hydrant', 6), words: '今早看到有水喷出来。' },
      custodian: 'water',
      works: [{ state: 'declined', note: '当天为消防演练放水，设备正常。' }],
    },
    {
      said: { category: 'litter', place: { latitude: 30.2512, longitude: 120.1689 }, words: '路口有一堆旧家具。' },
      custodian: 'streets',
      works: [TAKEN],
    },
    {
      said: { category: 'bench-broken', thing: of('bench', 3), words: '看错了地方。' },
      custodian: 'streets',
      works: [],
      isWithdrawn: true,
    },
  ]
}
