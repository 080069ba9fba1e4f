import type { PlasticCard } from '@hefu/service-kit'
import type { PermitTerms } from '../issued-types.ts'
import type { BarrierPlace, CarPark } from './car-park.ts'

const NIGHT = { nightFrom: 22 * 60, nightUntil: 7 * 60 }

/** Synthetic car parks. */
export const DEMO_CAR_PARKS: readonly CarPark[] = [
  {
    id: 'harbour',
    name: { 'zh-CN': '海港停车楼', en: 'Harbour garage' },
    zone: 'A',
    places: 240,
    bays: 6,
    tariff: { ...NIGHT, freeMinutes: 15, halfHour: 400, nightHalfHour: 100, dayMaximum: 6000 },
  },
  {
    id: 'city-hall',
    name: { 'zh-CN': '市政厅地下停车场', en: 'City hall underground' },
    zone: 'A',
    places: 120,
    bays: 4,
    tariff: { ...NIGHT, freeMinutes: 30, halfHour: 500, nightHalfHour: 100, dayMaximum: 8000 },
  },
  {
    id: 'north-park',
    name: { 'zh-CN': '北站换乘停车场', en: 'North station park and ride' },
    zone: 'B',
    places: 400,
    bays: 10,
    tariff: { ...NIGHT, freeMinutes: 30, halfHour: 100, nightHalfHour: 0, dayMaximum: 1000 },
  },
]

/** One way in and one way out of each. */
export const DEMO_BARRIERS: readonly BarrierPlace[] = DEMO_CAR_PARKS.flatMap(({ id }) => [
  { id: `${id}-in`, carPark: id, way: 'in' as const },
  { id: `${id}-out`, carPark: id, way: 'out' as const },
])

/** Synthetic permits on plastic, to be brought into a wallet. */
export const DEMO_PERMITS: readonly PlasticCard<PermitTerms>[] = [
  permit('TC-0000-0001', '2468', 'A', 'resident'),
  permit('TC-0000-0002', '1357', 'B', 'resident'),
  permit('TC-0000-0003', '8642', 'A', 'disabled'),
  permit('TC-0000-0004', '9753', 'B', 'carer'),
]

function permit(number: string, pin: string, zone: string, kind: PermitTerms['kind']): PlasticCard<PermitTerms> {
  const validUntil = '2028-12-31'
  return { number, pin, validUntil, terms: { zone, kind, validUntil } }
}
